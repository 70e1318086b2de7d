import { expect } from 'chai';
import { io, type Socket } from 'socket.io-client';
import { PRESENCE_EVENT, type PresenceRequest, type PresenceView } from '#engine';
import { eventually } from '../support/e2e-eventually.ts';
import { aProduct, type Product } from '../support/product.ts';
import { signIn } from '../support/sign-in.ts';

const DEFINITION = 'strategy/past-due-escalation';

/** A page of somebody, and what it was told last. */
interface Line {
  readonly socket: Socket;
  be(request: unknown): void;
  told(): PresenceView | undefined;
}

describe('who has a definition open', function () {
  this.timeout(60_000);
  let product: Product;
  const lines: Line[] = [];

  before(async () => {
    product = await aProduct({ clock: '2026-02-02' });
  });

  after(async () => {
    for (const { socket } of lines) socket.close();
    await product.stop();
  });

  const open = async (who: string): Promise<Line> => {
    const { cookie } = await signIn(product.url, `${who}@duecourse.test`);
    const socket = io(product.url, { extraHeaders: { cookie }, transports: ['websocket'], forceNew: true });
    let last: PresenceView | undefined;
    socket.on(PRESENCE_EVENT, (view: PresenceView) => {
      last = view;
    });
    await new Promise<void>((resolve) => socket.on('connect', () => resolve()));
    const line: Line = { socket, be: (request) => socket.emit(PRESENCE_EVENT, request), told: () => last };
    lines.push(line);
    return line;
  };
  const at = (element?: string): PresenceRequest => ({ definition: DEFINITION, ...(element === undefined ? {} : { element }) });
  const elementsOf = (view: PresenceView | undefined) => view?.people.map(({ element }) => element ?? '').sort();

  it('is told to all who have it, with what each is working on', async () => {
    const [manager, analyst] = [await open('manager'), await open('analyst')];
    manager.be(at());
    analyst.be(at('step:chasing.reminded'));

    await eventually(async () => {
      expect(elementsOf(manager.told())).to.deep.equal(['', 'step:chasing.reminded']);
    });
    await eventually(async () => {
      expect(elementsOf(analyst.told())).to.deep.equal(['', 'step:chasing.reminded']);
    });
    manager.be(at('step:chasing.calling'));
    await eventually(async () => {
      expect(elementsOf(analyst.told())).to.deep.equal(['step:chasing.calling', 'step:chasing.reminded']);
    });
  });

  it('forgets who goes elsewhere, and whose line ends', async () => {
    const [manager, analyst] = lines as [Line, Line];
    const third = await open('manager');
    third.be(at());
    await eventually(async () => {
      expect(manager.told()?.people).to.have.length(3);
    });
    third.be({ definition: 'strategy/business-ladder' });
    await eventually(async () => {
      expect(manager.told()?.people).to.have.length(2);
    });
    analyst.socket.close();

    await eventually(async () => {
      expect(elementsOf(manager.told())).to.deep.equal(['step:chasing.calling']);
    });
  });

  it('takes no nonsense', async () => {
    const [manager] = lines as [Line];
    const before = manager.told();
    for (const request of [null, 7, {}, { definition: 7 }, { definition: '../x' }, { definition: DEFINITION, element: 'x'.repeat(5000) }])
      manager.be(request);
    await new Promise((resolve) => setTimeout(resolve, 300));

    expect(manager.told()).to.equal(before);
    expect(manager.socket.connected).to.equal(true);
  });

  it('says who of those at one element has it: who came first, until another takes it over', async () => {
    const [first, second] = [await open('manager'), await open('analyst')];
    const holders = () => first.told()?.people.flatMap(({ line, element, holds }) => (holds && element === 'step:promised' ? [line] : []));
    first.be(at('step:promised'));
    await eventually(async () => void expect(holders()).to.deep.equal([first.socket.id]));
    second.be(at('step:promised'));
    await eventually(async () => void expect(elementsOf(first.told())?.filter((each) => each === 'step:promised')).to.have.length(2));
    expect(holders()).to.deep.equal([first.socket.id]);

    second.be({ ...at('step:promised'), takes: true });
    await eventually(async () => void expect(holders()).to.deep.equal([second.socket.id]));
    second.be(at('step:promised'));
    first.be(at('step:promised'));
    second.be({ definition: null });
    await eventually(async () => void expect(holders()).to.deep.equal([first.socket.id]));
    first.be({ definition: null });
  });
});
