import Button from '@mui/material/Button';
import { type ComponentType, useState } from 'react';

interface OpenDialogProps {
  readonly label: string;
  readonly of: ComponentType<{ readonly onClose: () => void }>;
}

/** A button that asks for something over the page. */
export function OpenDialog({ label, of: Asked }: OpenDialogProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{label}</Button>
      {isOpen && <Asked onClose={() => setOpen(false)} />}
    </>
  );
}
