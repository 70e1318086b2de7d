import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import type { TSchema } from 'typebox';
import type { Connector, ConnectorKit, ConnectorSession, OutboundMessage, SendOutcome } from '#connectors';

/** How the other side can be made to behave; each is how a real one does. */
export interface OtherSide {
  /** Takes what comes, from now on. */
  behave(): void;
  /** Does not know the address. */
  refuseAddress(): void;
  /** Wants nothing of this kind, now or later. */
  refuseForGood(): void;
  /** Has no time now. */
  refuseForNow(): void;
  /** Does not believe who we are, and repeats what it was told. */
  refuseSignIn(): void;
  /** Is gone before it can have taken anything. */
  breakBefore(): void;
  /** Is gone when it may have taken it. */
  breakAfter(): void;
  /** Says nothing before it can have taken anything. */
  fallSilentBefore(): void;
  /** Says nothing when it may have taken it; the promise tells that it has come to that. */
  fallSilentAfter(): Promise<void>;
  /** Everything that was really taken, as it came. */
  readonly taken: readonly string[];
}

export interface Bench {
  readonly connector: Connector;
  /** Settings that reach the other side, secrets included. */
  settings(): Readonly<Record<string, unknown>>;
  otherSide(): OtherSide;
  /** Somewhere nobody listens. */
  nowhere(): Readonly<Record<string, unknown>>;
}

type Result = SendOutcome['result'];

export function aMessage(more: Partial<OutboundMessage> = {}): OutboundMessage {
  return {
    key: 'enr_1:3:0',
    to: 'dana@blue-ridge.example',
    from: { name: 'Accounts Receivable', email: 'ar@northwind.example' },
    subject: 'Invoice INV-1 is past due',
    text: 'Please pay.',
    html: '<p>Please pay.</p>',
    ...more,
  };
}

/** What every connector must hold to. A suite of a connector calls it with a bench of its own. */
export function itHoldsTheContract(bench: Bench): void {
  const { connector } = bench;
  const { manifest } = connector;
  const never = new AbortController().signal;
  let logged: string[];
  let session: ConnectorSession;

  beforeEach(() => {
    logged = [];
    bench.otherSide().behave();
    session = connector.open(bench.settings(), kit());
  });

  afterEach(() => session.close());

  it('says what it is', () => {
    expect(manifest.id).to.match(/^[a-z][a-z0-9-]{0,40}$/);
    expect(manifest.version).to.match(/^\d+\.\d+\.\d+$/);
    for (const text of [manifest.title, manifest.description, manifest.icon]) expect(text.trim()).to.not.equal('');
    expect(manifest.recovery).to.be.oneOf(['key', 'query', 'neither']);
    if (manifest.recovery === 'query') expect(session.find).to.be.a('function');
    for (const name of [...manifest.effects, ...manifest.events].map((kind) => kind.type)) expect(name).to.match(/^[a-z][\w-]*\.[a-zA-Z]/);
  });

  it('describes its settings so that a form can be made of them', () => {
    const { type, additionalProperties, properties = {} } = manifest.settings as unknown as SettingsSchema;
    expect([type, additionalProperties]).to.deep.equal(['object', false]);
    for (const [name, property] of Object.entries(properties)) expect(property.title, name).to.be.a('string');
    expect(validator()(bench.settings())).to.equal(true);
    expect(validator()({ ...bench.settings(), unknown: 1 })).to.equal(false);
    expect(validator()({})).to.equal(false);
  });

  it('marks its secrets, which are text and never have a default', () => {
    const { properties = {} } = manifest.settings as unknown as SettingsSchema;
    for (const [name, property] of Object.entries(properties)) {
      const sounds = /pass|secret|token|key|credential/i.test(name);
      expect(property.format === 'secret', `${name} is a secret, or is not called like one`).to.equal(sounds);
      if (sounds) expect([property.type, property.default]).to.deep.equal(['string', undefined]);
    }
    expect(secrets().length).to.be.greaterThan(0);
  });

  it('does not take settings without a place for a place on this machine', () => {
    expect(manifest.local({})).to.equal(false);
  });

  it('finds the other side there', async () => {
    expect(await session.check(never)).to.have.property('ok', true);
  });

  it('says clearly that nobody is there, and that a sign-in was refused', async () => {
    const lost = connector.open(bench.nowhere(), kit());
    const nobody = await lost.check(never);
    await lost.close();
    bench.otherSide().refuseSignIn();
    const refused = await session.check(never);

    for (const health of [nobody, refused]) {
      expect(health.ok).to.equal(false);
      expect(health.detail.trim()).to.not.equal('');
      expectNoSecret(health.detail);
    }
    expect(nobody.detail).to.not.equal(refused.detail);
  });

  it('sends under the key it is given, so that a second copy could be told', async () => {
    const taken = bench.otherSide().taken.length;
    const first = await session.send(aMessage(), never);
    const other = await session.send(aMessage({ key: 'enr_2:1:0' }), never);

    expect([first.result, other.result]).to.deep.equal(['accepted', 'accepted']);
    const came = bench.otherSide().taken.slice(taken);
    expect(came.map((each) => [each.includes('enr_1:3:0'), each.includes('enr_2:1:0')])).to.deep.equal([
      [true, false],
      [false, true],
    ]);
    expect(first)
      .to.have.property('reference')
      .that.is.not.equal((other as { reference: string }).reference);
  });

  const cases: readonly (readonly [what: string, make: (other: OtherSide) => void, Result])[] = [
    ['an address nobody has is bounced', (other) => other.refuseAddress(), 'bounced'],
    ['a message that is not wanted is rejected', (other) => other.refuseForGood(), 'rejected'],
    ['no time now may work later', (other) => other.refuseForNow(), 'unavailable'],
    ['a refused sign-in waits for better settings', (other) => other.refuseSignIn(), 'unavailable'],
    ['a break before anything was taken may work later', (other) => other.breakBefore(), 'unavailable'],
    ['a break when it may have been taken is unclear', (other) => other.breakAfter(), 'unclear'],
  ];
  for (const [what, make, result] of cases) {
    it(`tells how an attempt ended: ${what}`, async () => {
      const { taken } = bench.otherSide();
      const before = taken.length;
      make(bench.otherSide());
      const outcome = await session.send(aMessage(), never);

      expect(outcome.result, JSON.stringify(outcome)).to.equal(result);
      expect(detailOf(outcome).trim()).to.not.equal('');
      expectNoSecret(detailOf(outcome));
      expect(taken.length).to.equal(before);
    });
  }

  it('may work later where nobody listens', async () => {
    const lost = connector.open(bench.nowhere(), kit());
    expect((await lost.send(aMessage(), never)).result).to.equal('unavailable');
    await lost.close();
  });

  it('gives up when its time is over: for certain before anything was taken, unclear after', async () => {
    bench.otherSide().fallSilentBefore();
    expect((await session.send(aMessage(), AbortSignal.timeout(50))).result).to.equal('unavailable');
    bench.otherSide().behave();
    const time = new AbortController();
    void bench
      .otherSide()
      .fallSilentAfter()
      .then(() => time.abort());
    expect((await session.send(aMessage(), time.signal)).result).to.equal('unclear');
  });

  it('does not begin when its time is over already', async () => {
    const before = bench.otherSide().taken.length;

    expect((await session.send(aMessage(), AbortSignal.abort())).result).to.equal('unavailable');
    expect((await session.check(AbortSignal.abort())).ok).to.equal(false);
    expect(bench.otherSide().taken.length).to.equal(before);
  });

  it('can be closed, and closed again', async () => {
    await session.close();
    await session.close();
  });

  it('writes neither secrets nor what it sends into the log', async () => {
    await session.send(aMessage({ text: 'between us' }), never);
    bench.otherSide().refuseSignIn();
    await session.send(aMessage({ text: 'between us' }), never);

    expectNoSecret(logged.join('\n'));
    expect(logged.join('\n')).to.not.include('between us');
  });

  function kit(): ConnectorKit {
    const note = (data: object, message: string): void => void logged.push(`${message} ${JSON.stringify(data)}`);
    return { log: { info: note, warn: note }, now: () => Date.now() };
  }

  function validator() {
    const ajv = addFormats.default(new Ajv2020({ strict: false }));
    ajv.addFormat('secret', true);
    return ajv.compile(manifest.settings as TSchema);
  }

  function secrets(): string[] {
    const { properties = {} } = manifest.settings as unknown as SettingsSchema;
    const given = bench.settings();
    return Object.keys(properties).flatMap((name) => (properties[name]?.format === 'secret' && given[name] ? [String(given[name])] : []));
  }

  function expectNoSecret(text: string): void {
    for (const secret of secrets()) {
      expect(text).to.not.include(secret);
      expect(text).to.not.include(Buffer.from(secret).toString('base64'));
    }
    for (const [encoded] of text.matchAll(/[A-Za-z0-9+/]{8,}={0,2}/g)) {
      for (const secret of secrets()) expect(Buffer.from(encoded, 'base64').toString('utf8')).to.not.include(secret);
    }
  }
}

interface SettingsSchema {
  readonly type?: string;
  readonly additionalProperties?: unknown;
  readonly properties?: Readonly<
    Record<string, { readonly title?: string; readonly format?: string; readonly type?: string; readonly default?: unknown }>
  >;
}

function detailOf(outcome: SendOutcome): string {
  return 'detail' in outcome ? outcome.detail : '';
}
