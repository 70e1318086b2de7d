import { type Bench, figure, median, milliseconds, ResultsDiffer, type Row } from './harness.ts';
import { atStep, dragBox, insertEmail, placeOf, REST_MS } from './large-canvas.ts';
import { largeDataset, onDesk } from './large-desk.ts';
import { untilPainted } from './until-painted.ts';

const TURNS = 10;
const BETWEEN_MS = 600;

/** From Ctrl+Z to the picture without what was done, the canvas and the inspector open. */
export const undo: Bench = {
  name: 'undo',
  dataset: `${largeDataset}; a key nobody hears shows what any frame costs`,
  run: () =>
    onDesk('/strategies/large?tab=canvas&el=step:step42', async (page): Promise<Row[]> => {
      const box = await atStep(page, 'step42');
      const at = '.react-flow__node[data-id="step42"]';
      const before = await placeOf(box);
      await dragBox(page, box);
      await page.waitForTimeout(REST_MS);
      const moved = await placeOf(box);
      if (moved === before) throw new ResultsDiffer('the step did not move');
      const turn = async (undone: string, done: string): Promise<{ undo: number[]; idle: number[] }> => {
        const times = { undo: [] as number[], idle: [] as number[] };
        const press = async (key: string, shows: string): Promise<number> => {
          await page.waitForTimeout(BETWEEN_MS);
          // Those keys are down before the one that counts.
          const [last = '', ...held] = key.split('+').toReversed();
          for (const each of held) await page.keyboard.down(each);
          await page.waitForTimeout(100);
          const time = await untilPainted(page, { event: 'keydown', shows, act: () => page.keyboard.press(last) });
          for (const each of held) await page.keyboard.up(each);
          return time;
        };
        for (let each = 0; each <= TURNS; each += 1) {
          const once = { undo: await press('Control+z', undone), idle: await press('F9', 'body') };
          await press('Control+y', done);
          if (each === 0) continue;
          times.undo.push(once.undo);
          times.idle.push(once.idle);
        }
        return times;
      };
      const ofMove = await turn(`${at}[style*="${before}"]`, `${at}[style*="${moved}"]`);
      await insertEmail(page, box);
      await page.waitForTimeout(REST_MS);
      const new_ = '.react-flow__node[data-id="email"]';
      const ofInsert = await turn(`.react-flow:not(:has(${new_}))`, new_);
      const idle = median([...ofMove.idle, ...ofInsert.idle]);
      return [
        milliseconds('undo a move, key to picture', `${figure(idle)} ms for any key`, ofMove.undo, { most: 16 }),
        milliseconds('undo an inserted step, key to picture', `${figure(idle)} ms for any key`, ofInsert.undo, { most: 16 }),
      ];
    }),
};
