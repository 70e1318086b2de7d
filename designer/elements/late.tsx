import type { DialogProps } from '@mui/material/Dialog';
import type { DrawerProps } from '@mui/material/Drawer';
import type { MenuProps } from '@mui/material/Menu';
import type { PopoverProps } from '@mui/material/Popover';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { inAdvance } from '../app/in-advance.ts';

// What opens over a page. Nobody sees it at first, so its code comes after that of the page.
const load = {
  dialog: () => import('@mui/material/Dialog'),
  drawer: () => import('@mui/material/Drawer'),
  menu: () => import('@mui/material/Menu'),
  popover: () => import('@mui/material/Popover'),
} as const;

inAdvance(...Object.values(load));

const LateDialog = lazy(load.dialog);
const LateDrawer = lazy(load.drawer);
const LateMenu = lazy(load.menu);
const LatePopover = lazy(load.popover);

export function Dialog(props: DialogProps) {
  return (
    <Late open={props.open}>
      <LateDialog {...props} />
    </Late>
  );
}

export function Drawer(props: DrawerProps) {
  return (
    <Late open={props.open}>
      <LateDrawer {...props} />
    </Late>
  );
}

export function Menu(props: MenuProps) {
  return (
    <Late open={props.open}>
      <LateMenu {...props} />
    </Late>
  );
}

export function Popover(props: PopoverProps) {
  return (
    <Late open={props.open}>
      <LatePopover {...props} />
    </Late>
  );
}

/** What is within comes when it is first open. From then on it stays, so that closing is drawn as well. */
function Late({ open = false, children }: { readonly open: boolean | undefined; readonly children: ReactNode }) {
  const [isWanted, setWanted] = useState(open);
  if (open && !isWanted) setWanted(true);
  return isWanted ? <Suspense>{children}</Suspense> : null;
}
