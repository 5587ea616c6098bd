import { SECOND } from '../../lib/domain/time.ts';
import { printed } from './entry.ts';
import { eventsBetween } from './events.ts';
import type { Output, Scene, Screen } from './screen.ts';

/** Without a terminal: a line for every event, and every message in full. */
export function plainScreen(output: Output): Screen {
  let before: Scene | undefined;
  return {
    show: (scene) => {
      if (before === undefined) output.write(`${scene.about.join('\n')}\n`);
      const time = `${(scene.elapsed / SECOND).toFixed(1).padStart(6)} s`;
      for (const event of eventsBetween(before, scene)) output.write(`${time}  ${event}\n`);
      before = scene;
    },
    add: (entry) => {
      output.write(printed(entry));
    },
    end: () => {},
  };
}
