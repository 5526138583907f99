import { svg } from 'lit';
import { addShapes } from './icon.ts';

/** Marks that only later parts draw. */
export function bringIcons(): void {
  addShapes({
    screen: svg`<rect x="3" y="4.5" width="18" height="12" rx="1.5"/><path d="M8.5 20h7M12 16.5V20"/>`,
    phone: svg`<rect x="6.75" y="2.75" width="10.5" height="18.5" rx="2"/><path d="M10.75 18.25h2.5"/>`,
    scan: svg`<path d="M3.5 8V5A1.5 1.5 0 0 1 5 3.5h3m8 0h3A1.5 1.5 0 0 1 20.5 5v3m0 8v3a1.5 1.5 0 0 1-1.5 1.5h-3m-8 0H5A1.5 1.5 0 0 1 3.5 19v-3M7 12h10"/>`,
    copy: svg`<rect x="8.5" y="8.5" width="12" height="12" rx="1.5"/><path d="M15.5 8.5V5A1.5 1.5 0 0 0 14 3.5H5A1.5 1.5 0 0 0 3.5 5v9A1.5 1.5 0 0 0 5 15.5h3.5"/>`,
    lock: svg`<rect x="4.75" y="10.5" width="14.5" height="10" rx="1.5"/><path d="M8 10.5V7.75a4 4 0 0 1 8 0v2.75"/>`,
  });
}
