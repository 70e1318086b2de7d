import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { expect } from 'chai';
import { type AccountDetail, API_ROOT, type AttachmentView, type TimelineEntry } from '#engine';
import { clearAttachments } from '../../runtime/commands/clear-attachments.ts';
import { defaultInstallation, writeSetting } from '../../runtime/store/settings.ts';
import { as } from '../support/callers.ts';
import type { Answer, As } from '../support/checked-api.ts';
import { until } from '../support/collecting.ts';
import { aFurnishedProduct, type Furnished } from '../support/furnished.ts';
import { sampleFiles, strangeFiles } from '../support/sample-files.ts';

const DAY_MS = 86_400_000;
const LIMIT = 4 * 1024 * 1024;

describe('files attached to an account', function () {
  this.timeout(120_000);
  let world: Furnished;
  let carla: As;

  before(async () => {
    world = await aFurnishedProduct();
    await writeSetting(world.product.runtime.store, 'installation', { ...defaultInstallation, attachmentLimit: LIMIT });
    carla = await as(world.product, 'collector');
  });

  after(() => world.stop());

  const to = (place: 'account' | 'invoice' | 'dispute' | 'payment' | 'note', id?: string) => ({
    of: place,
    ...(id === undefined ? {} : { id }),
  });

  const send = (name: string, content: Uint8Array, place: object = {}, who: As = carla): Promise<Answer> =>
    world.api.send('attachments.add', { params: world.east, query: { name, ...place }, text: Buffer.from(content), as: who });

  async function attach(name: string, content: Uint8Array, place: object = to('account'), who: As = carla): Promise<AttachmentView> {
    const answer = await send(name, content, place, who);
    expect(answer.status, answer.text).to.equal(201);
    return answer.body as AttachmentView;
  }

  /** As a browser gets it: the bytes, not text. */
  async function file(id: string, query = '', who: As = carla): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
    const { cookie } = who as { cookie: string };
    const answer = await fetch(`${world.api.url}${API_ROOT}/attachments/${id}/file${query}`, { headers: { cookie } });
    return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
  }

  async function list(place: object = {}): Promise<AttachmentView[]> {
    const query = { limit: '200', ...place };
    return (await world.api.ask<{ items: AttachmentView[] }>('attachments.list', { params: world.east, query, as: carla })).items;
  }

  async function timeline(search: string): Promise<TimelineEntry[]> {
    const ask = { params: world.east, query: { limit: '200', search } };
    return (await world.api.ask<{ items: TimelineEntry[] }>('timeline.list', ask)).items;
  }

  /** How much is stored of files at all. */
  async function stored(): Promise<readonly number[]> {
    const { db } = world.product.runtime.store;
    const names = ['attachments', 'attachmentFiles.files', 'attachmentFiles.chunks'];
    return Promise.all(names.map((name) => db.collection(name).countDocuments()));
  }

  const detail = () => world.api.ask<AccountDetail>('accounts.get', { params: world.east });

  it('come back byte for byte, to be saved and never to be run', async () => {
    const content = Buffer.concat([sampleFiles.pdf, randomBytes(3_000_000)]);
    const attached = await attach('Liefer­schein “Müller”.pdf', content, to('invoice', world.east.invoiceId));
    const { status, headers, bytes } = await file(attached.id);

    expect(status).to.equal(200);
    expect(bytes.equals(content)).to.equal(true);
    expect(attached).to.deep.include({
      name: 'Lieferschein “Müller”.pdf',
      kind: 'PDF',
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      of: { place: 'invoice', id: world.east.invoiceId, number: 'INV-1' },
      by: { id: 'collector', name: 'Carla Jensen' },
    });
    expect(headers.get('content-type')).to.equal('application/octet-stream');
    expect(headers.get('content-disposition')).to.match(
      /^attachment; filename=".*"; filename\*=UTF-8''Lieferschein%20%E2%80%9CM%C3%BCller%E2%80%9D\.pdf$/,
    );
    expect(headers.get('x-content-type-options')).to.equal('nosniff');
    expect(headers.get('content-security-policy')).to.include("default-src 'none'").and.include('sandbox');
    expect(headers.get('cache-control')).to.equal('no-store');
    expect(headers.get('content-length')).to.equal(String(content.length));
  });

  for (const [ending, content] of Object.entries(sampleFiles)) {
    it(`are shown beside the page only where that is safe: .${ending}`, async () => {
      const attached = await attach(`a file.${ending}`, content);
      const { headers, bytes } = await file(attached.id, '?inline=true');
      const media = { pdf: 'application/pdf', png: 'image/png', jpg: 'image/jpeg' }[ending];

      expect(bytes.equals(content)).to.equal(true);
      expect(attached.isShown).to.equal(media !== undefined);
      expect(headers.get('content-type')).to.equal(media ?? 'application/octet-stream');
      expect(headers.get('content-disposition')).to.match(media ? /^inline; / : /^attachment; /);
      expect(headers.get('content-security-policy')).to.include("default-src 'none'");
      expect(headers.get('x-content-type-options')).to.equal('nosniff');
    });
  }

  const lies: readonly (readonly [name: string, content: Uint8Array, code: string])[] = [
    ['pod.pdf', sampleFiles.png, 'attachment.not_what_it_says'],
    ['pod.pdf', strangeFiles.exe, 'attachment.not_what_it_says'],
    ['pod.pdf', strangeFiles.html, 'attachment.not_what_it_says'],
    ['photo.png', strangeFiles.svg, 'attachment.not_what_it_says'],
    ['photo.jpg', sampleFiles.pdf, 'attachment.not_what_it_says'],
    ['list.xlsx', strangeFiles.zip, 'attachment.not_what_it_says'],
    ['list.xlsx', sampleFiles.docx, 'attachment.not_what_it_says'],
    ['list.xlsx', sampleFiles.xlsx.slice(0, 60), 'attachment.not_what_it_says'],
    ['letter.txt', sampleFiles.pdf, 'attachment.not_what_it_says'],
    ['letter.eml', sampleFiles.jpg, 'attachment.not_what_it_says'],
    ['page.html', strangeFiles.html, 'attachment.kind_refused'],
    ['pod.pdf.exe', sampleFiles.pdf, 'attachment.kind_refused'],
    ['no ending', sampleFiles.pdf, 'attachment.kind_refused'],
    ['\u202e.', sampleFiles.pdf, 'attachment.name_missing'],
    ['empty.txt', new Uint8Array(), 'attachment.empty'],
    ['4111 1111 1111 1111.txt', sampleFiles.txt, 'text.card_number'],
  ];
  for (const [index, [name, content, code]] of lies.entries()) {
    it(`are refused with nothing kept: ${code}, ${name} (${index + 1})`, async () => {
      const before = await stored();
      const answer = await send(name, content, to('account'));

      expect(answer.code, answer.text).to.equal(code);
      expect(await stored()).to.deep.equal(before);
    });
  }

  it('have names that cannot lead astray', async () => {
    const names = await Promise.all(
      ['../../etc/passwd.txt', 'invoice\u202Etxt.txt', '<img src=x onerror=alert(1)>.txt', `${'x'.repeat(300)}.txt`, 'a"; b=c.txt'].map(
        async (name, index) => {
          const { id, name: kept } = await attach(name, Buffer.from(`named ${index}`));
          expect((await file(id)).headers.get('content-disposition')).to.match(
            /^attachment; filename=("[^"\\/\r\n]+"|[\w.]+)(; filename\*=UTF-8''[\w.%-]+)?$/,
          );
          return kept;
        },
      ),
    );

    expect(names).to.deep.equal([
      'passwd.txt',
      'invoicetxt.txt',
      '_img src=x onerror=alert(1)_.txt',
      `${'x'.repeat(115)}….txt`,
      'a_; b=c.txt',
    ]);
  });

  it('may be as large as the installation says, and a byte more is refused, told before or not', async () => {
    const before = await stored();
    const whole = Buffer.alloc(LIMIT, 'a');
    const more = Buffer.alloc(LIMIT + 1, 'a');
    const told = await send('large.txt', more, to('account'));
    // Without a length the server has to count.
    const source = new ReadableStream({
      start(controller) {
        for (let at = 0; at < more.length; at += 65_536) controller.enqueue(more.subarray(at, at + 65_536));
        controller.close();
      },
    });
    const { cookie } = carla as { cookie: string };
    const counted = await fetch(`${world.api.url}${API_ROOT}/accounts/${world.east.accountId}/attachments?name=large.txt&of=account`, {
      method: 'POST',
      headers: { cookie, origin: world.api.url },
      body: source,
      duplex: 'half',
    } as RequestInit);

    expect([told.status, told.code]).to.deep.equal([413, 'attachment.too_large']);
    expect([counted.status, ((await counted.json()) as { code: string }).code]).to.deep.equal([413, 'attachment.too_large']);
    expect(told.text).to.include('a file may have 4 MiB');
    expect(await stored()).to.deep.equal(before);
    expect((await attach('large.txt', whole)).bytes).to.equal(LIMIT);
  });

  it('leave nothing behind when the connection breaks', async () => {
    const before = await stored();
    const { cookie } = carla as { cookie: string };
    const sending = request(`${world.api.url}${API_ROOT}/accounts/${world.east.accountId}/attachments?name=broken.txt&of=account`, {
      method: 'POST',
      headers: { cookie, origin: world.api.url, 'content-length': 2_000_000 },
    });
    sending.on('error', () => undefined);
    sending.write(Buffer.alloc(1_000_000, 'a'));
    await until(async () => (await stored())[2] !== before[2], 'part of the file has been written');
    sending.destroy();

    await until(async () => String(await stored()) === String(before), 'nothing of it is left');
    expect(await timeline('broken.txt')).to.deep.equal([]);
  });

  it('that nobody has kept in time are cleared away, and only those', async () => {
    const kept = await attach('stays.txt', Buffer.from('stays'));
    const { id } = (await send('forgotten.txt', Buffer.from('forgotten'))).body as AttachmentView;
    await clearAttachments(world.product.runtime, new Date(Date.now() + DAY_MS / 2));
    expect((await file(id)).status).to.equal(200);
    await clearAttachments(world.product.runtime, new Date(Date.now() + 2 * DAY_MS));

    expect((await file(id)).status).to.equal(404);
    expect((await file(kept.id)).status).to.equal(200);
    const chunks = world.product.runtime.store.db.collection<{ files_id: string }>('attachmentFiles.chunks');
    expect(await chunks.countDocuments({ files_id: id })).to.equal(0);
  });

  it('are kept once, however often they are sent', async () => {
    const content = Buffer.from('the same');
    const answers = await Promise.all(Array.from({ length: 6 }, () => attach('same.txt', content)));
    const elsewhere = await attach('same.txt', content, to('payment', world.east.paymentId));

    expect(new Set(answers.map(({ id }) => id)).size).to.equal(1);
    expect(elsewhere.id).to.not.equal(answers[0]?.id);
    expect((await timeline('same.txt attached')).length).to.equal(2);
  });

  it('are counted where they belong, and listed there', async () => {
    const { of: before, total } = (await detail()).attachments;
    const attached = await attach('pod-4711.pdf', sampleFiles.pdf, to('dispute', world.east.disputeId));

    const { attachments } = await detail();
    expect([attachments.of[world.east.disputeId], attachments.total]).to.deep.equal([(before[world.east.disputeId] ?? 0) + 1, total + 1]);
    expect(await list(to('dispute', world.east.disputeId))).to.deep.equal([attached]);
    expect((await list()).map(({ id }) => id)).to.include(attached.id);
    const [line] = await timeline('pod-4711.pdf');
    expect([line?.words, line?.by?.name]).to.deep.equal(['pod-4711.pdf attached to the dispute on invoice INV-2', 'Carla Jensen']);
  });

  it('go to nothing of another account, and nothing that is not there', async () => {
    for (const id of [world.west.invoiceId, 'none', world.east.disputeId]) {
      expect((await send('a.txt', sampleFiles.txt, to('invoice', id))).code).to.equal('attachment.place_unknown');
    }
    expect((await send('a.txt', sampleFiles.txt, to('invoice'))).code).to.equal('request.invalid');
  });

  it('come with a note, and with a dispute; a form that is refused leaves them waiting', async () => {
    const wait = async (name: string): Promise<string> => ((await send(name, Buffer.from(name))).body as AttachmentView).id;
    const [first, second] = [await wait('said.txt'), await wait('mail.eml')];
    expect(
      (await list()).map(({ id }) => id),
      'nobody sees it before',
    ).to.not.include(first);
    expect((await file(first, '', await as(world.product, 'lead'))).status).to.equal(404);

    const note = { params: world.east, body: { text: 'They sent this', attachmentIds: [first] } };
    const { id: noteId } = await world.api.ask<{ id: string }>('notes.add', { ...note, as: carla });
    const again = await world.api.send('notes.add', { ...note, as: carla });
    const refused = { invoiceId: world.east.freeInvoiceId, reason: 'price', amount: 10_000_000, attachmentIds: [second] };
    const tooMuch = await world.api.send('disputes.open', { params: world.east, body: refused, as: carla });
    const body = { ...refused, amount: 100 };
    const foreign = await world.api.send('disputes.open', { params: world.east, body, as: await as(world.product, 'lead') });
    const { id: disputeId } = await world.api.ask<{ id: string }>('disputes.open', { params: world.east, body, as: carla });

    // Left out in a tab that does not know that the form was saved.
    const left = await world.api.send('attachments.remove', { params: { attachmentId: second }, query: { waiting: 'true' }, as: carla });
    expect(left.code).to.equal('attachment.not_waiting');
    expect([again.code, tooMuch.code, foreign.code]).to.deep.equal([
      'attachment.not_waiting',
      'dispute.exceeds_open',
      'attachment.not_waiting',
    ]);
    expect((await list(to('note', noteId))).map(({ name }) => name)).to.deep.equal(['said.txt']);
    expect((await list(to('dispute', disputeId))).map(({ name }) => name)).to.deep.equal(['mail.eml']);
    const [line] = await timeline('They sent this');
    expect(line?.data).to.deep.include({ files: [{ id: first, name: 'said.txt' }] });
    expect((await detail()).disputes.filter(({ amount }) => amount.amount === 100).length).to.equal(1);
  });

  it('are removed by whoever added them, on that day, and by a lead; what they were stays in the timeline', async () => {
    const [own, leads, late] = [
      await attach('own.txt', Buffer.from('own')),
      await attach('leads.txt', Buffer.from('leads')),
      await attach('late.txt', Buffer.from('late')),
    ];
    const remove = (id: string, who: As): Promise<Answer> =>
      world.api.send('attachments.remove', { params: { attachmentId: id }, as: who });
    const [colleague, lead] = [await as(world.product, 'resolver'), await as(world.product, 'lead')];
    expect((await remove(own.id, colleague)).code).to.equal('permission.denied');
    expect([(await remove(own.id, carla)).status, (await remove(leads.id, lead)).status]).to.deep.equal([204, 204]);

    expect((await remove(own.id, carla)).code).to.equal('attachment.removed');
    expect((await file(own.id)).status).to.equal(410);
    expect((await list()).map(({ name }) => name)).to.not.include.members(['own.txt', 'leads.txt']);
    const { db } = world.product.runtime.store;
    expect(await db.collection<{ files_id: string }>('attachmentFiles.chunks').countDocuments({ files_id: own.id })).to.equal(0);
    const [line] = await timeline('leads.txt removed');
    expect([line?.by?.id, line?.data['name'], line?.data['sha256']]).to.deep.equal(['lead', 'leads.txt', leads.sha256]);
    // The same file may be attached again.
    expect((await attach('own.txt', Buffer.from('own'))).id).to.not.equal(own.id);

    await world.product.advanceTo('2026-02-03');
    expect((await list()).find(({ id }) => id === late.id)?.mayRemove).to.equal(false);
    expect((await remove(late.id, carla)).code).to.equal('permission.denied');
    expect((await remove(late.id, lead)).status).to.equal(204);
    expect(await world.api.ask('audit.verify', { body: {} })).to.include({ whole: true });
  });
});
