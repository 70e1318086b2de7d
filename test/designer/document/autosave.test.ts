import { expect } from 'chai';
import { autosave, type SaveAnswer } from '../../../designer/document/autosave.ts';
import { createDocumentStore, type DocumentStore } from '../../../designer/document/document-store.ts';
import type { Operation } from '../../../designer/document/operation.ts';

const text = '{"kind":"strategy","id":"f","name":"F","machine":{"id":"f","initial":"call","states":{"call":{}}}}';

/** A clock that stands until it is told to run what waits, and a server that answers when it is told to. */
class Desk {
  readonly store: DocumentStore = createDocumentStore({ kind: 'strategy', id: 'f', text, revision: 1 });
  readonly waits: number[] = [];
  readonly sent: { text: string; revision: unknown; answer: (with_: SaveAnswer | Error) => void }[] = [];
  readonly saving = autosave(
    this.store,
    {
      save: (saved, revision) =>
        new Promise((resolve, reject) => {
          const answer = (with_: SaveAnswer | Error): void => (with_ instanceof Error ? reject(with_) : resolve(with_));
          this.sent.push({ text: saved, revision, answer });
        }),
    },
    {
      later: (run, milliseconds) => {
        this.waits.push(milliseconds);
        this.due = run;
        return () => {
          this.due = undefined;
        };
      },
    },
  );
  private due: (() => void) | undefined;

  get plans(): boolean {
    return this.due !== undefined;
  }

  act(operation: Operation): void {
    expect(this.store.act(operation, 'Change')).to.deep.equal({ ok: true });
  }

  wait(): void {
    const run = this.due;
    this.due = undefined;
    run?.();
  }

  async answer(with_: SaveAnswer | Error): Promise<void> {
    this.sent.at(-1)?.answer(with_);
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  }
}

function name(value: string): Operation {
  return { op: 'field.set', pointer: '/name', value };
}

function describeCall(value: string): Operation {
  return { op: 'field.set', pointer: '/machine/states/call/description', value };
}

describe('saving by itself', () => {
  it('waits until the document is left alone, then saves the whole of it', async () => {
    const desk = new Desk();
    desk.act(name('G'));
    desk.act(name('H'));
    expect(desk.sent).to.deep.equal([]);
    desk.wait();

    expect(desk.store.getState().saveState).to.equal('saving');
    expect(desk.sent.map((each) => [each.revision, JSON.parse(each.text).name])).to.deep.equal([[1, 'H']]);
    await desk.answer({ status: 'saved', revision: 2 });
    expect(desk.store.getState()).to.include({ saveState: 'saved', revision: 2, baseText: desk.sent[0]?.text });
    expect(desk.plans).to.equal(false);
  });

  it('saves what was done meanwhile afterwards, on the new revision', async () => {
    const desk = new Desk();
    desk.act(name('G'));
    desk.wait();
    desk.act(name('H'));
    await desk.answer({ status: 'saved', revision: 2 });

    expect(desk.store.getState().saveState).to.equal('unsaved');
    desk.wait();
    expect(desk.sent[1]).to.include({ revision: 2 });
    await desk.answer({ status: 'saved', revision: 3 });
    expect(desk.store.getState().saveState).to.equal('saved');
  });

  it('saves nothing that was taken back', () => {
    const desk = new Desk();
    desk.act(name('G'));
    desk.store.undo();
    desk.wait();

    expect(desk.sent).to.deep.equal([]);
  });

  it('tries again later and later when the server cannot be reached', async () => {
    const desk = new Desk();
    desk.act(name('G'));
    for (const wait of [5000, 10_000, 20_000]) {
      desk.wait();
      await desk.answer(new Error('no network'));
      expect(desk.store.getState().saveState).to.equal('offline');
      expect(desk.waits.at(-1)).to.equal(wait);
    }
    desk.wait();
    await desk.answer({ status: 'saved', revision: 2 });
    expect(desk.store.getState().saveState).to.equal('saved');
  });

  it('does not offer again what the server refuses, until something is changed or it is asked to', async () => {
    const desk = new Desk();
    desk.act(name('G'));
    desk.wait();
    await desk.answer({ status: 'refused' });
    expect(desk.store.getState()).to.include({ saveState: 'refused', revision: 1 });
    expect(desk.plans).to.equal(false);

    const asked = desk.saving.flush();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    await desk.answer({ status: 'refused' });
    await asked;
    expect([desk.sent.length, desk.plans]).to.deep.equal([2, false]);

    desk.act(name('H'));
    expect(desk.store.getState().saveState).to.equal('refused');
    desk.wait();
    await desk.answer({ status: 'saved', revision: 2 });
    expect(desk.store.getState()).to.include({ saveState: 'saved', revision: 2 });
    expect(JSON.parse(desk.sent[2]?.text ?? '{}').name).to.equal('H');
  });

  it('begins with a short wait again once the server has answered, and has lost nothing', async () => {
    const desk = new Desk();
    desk.act(name('G'));
    desk.wait();
    await desk.answer(new Error('no network'));
    desk.wait();
    await desk.answer(new Error('no network'));
    desk.act(name('H'));
    desk.wait();
    await desk.answer({ status: 'saved', revision: 2 });
    expect(JSON.parse(desk.sent.at(-1)?.text ?? '{}').name).to.equal('H');

    desk.act(name('I'));
    desk.wait();
    await desk.answer(new Error('no network'));
    expect(desk.waits.at(-1)).to.equal(5000);
  });

  it('puts what somebody else saved elsewhere under it and saves both at once', async () => {
    const desk = new Desk();
    desk.act(name('G'));
    desk.wait();
    desk.act(describeCall('mine'));
    const theirs = text.replace('"id":"f","name"', '"id":"f","description":"theirs","name"');
    await desk.answer({ status: 'conflict', text: theirs, revision: 7 });

    expect(desk.sent[1]).to.include({ revision: 7 });
    expect(JSON.parse(desk.sent[1]?.text ?? '')).to.deep.include({ name: 'G', description: 'theirs' });
    await desk.answer({ status: 'saved', revision: 8 });
    expect(desk.store.getState()).to.include({ saveState: 'saved', revision: 8 });
  });

  it('stops in a conflict and goes on when somebody has chosen', async () => {
    const desk = new Desk();
    desk.act(name('mine'));
    desk.wait();
    await desk.answer({ status: 'conflict', text: text.replace('"F"', '"theirs"'), revision: 7 });

    expect(desk.store.getState().saveState).to.equal('conflict');
    expect(desk.plans).to.equal(false);
    desk.store.resolve('mine');
    desk.wait();
    expect(JSON.parse(desk.sent[1]?.text ?? '').name).to.equal('mine');
    expect(desk.sent[1]?.revision).to.equal(7);
  });

  it('takes the other version without saving it again', async () => {
    const desk = new Desk();
    desk.act(name('mine'));
    desk.wait();
    const theirs = text.replace('"F"', '"theirs"');
    await desk.answer({ status: 'conflict', text: theirs, revision: 7 });
    desk.store.resolve('theirs');

    expect(desk.store.getState()).to.include({ saveState: 'saved', revision: 7 });
    expect(desk.store.text()).to.equal(theirs);
    desk.store.undo();
    expect(desk.store.getState().value['name']).to.equal('mine');
    expect(desk.store.getState().saveState).to.equal('unsaved');
  });

  it('saves at once when asked, also what was done while another save was under way', async () => {
    const desk = new Desk();
    desk.act(name('G'));
    desk.wait();
    desk.act(name('H'));
    const flushed = desk.saving.flush();
    await desk.answer({ status: 'saved', revision: 2 });
    expect(desk.sent).to.have.length(2);
    await desk.answer({ status: 'saved', revision: 3 });
    await flushed;

    expect(desk.store.getState().saveState).to.equal('saved');
  });

  it('does nothing any more once it is stopped', () => {
    const desk = new Desk();
    desk.saving.stop();
    desk.act(name('G'));

    expect(desk.plans).to.equal(false);
  });
});
