import { styled } from '@mui/material/styles';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/session.ts';
import { color, radius } from '../../app/theme/tokens.ts';
import { useAddressPart } from '../../app/use-address-part.ts';
import { fileTargets, useCurrentTarget, useFileTarget } from './file-targets.ts';

const Over = styled('div')({
  position: 'fixed',
  inset: 8,
  zIndex: 1600,
  display: 'grid',
  placeItems: 'center',
  border: `2px dashed ${color.primary}`,
  borderRadius: radius,
  background: `color-mix(in srgb, ${color.surface} 82%, transparent)`,
  fontSize: 16,
  fontWeight: 600,
  pointerEvents: 'none',
});

/** Lets files be dropped and pasted anywhere on the page; without a form that takes them a note is begun with them. */
export function DropRoom() {
  const { t } = useTranslation('account');
  const may = useMay();
  const [, setDo] = useAddressPart('do');
  const [isOver, setOver] = useState(false);
  const target = useCurrentTarget();
  const isAllowed = may('attachments.add') && may('notes.add');
  const beginNote = (files: readonly File[]): void => {
    fileTargets.keep(files);
    setDo('note');
  };
  useFileTarget(t('attachments.to.newNote'), beginNote, isAllowed ? 'page' : 'none');
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      // It has left the window, not only one of its parts.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      fileTargets.current()?.take(files);
    };
    const paste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      // A spreadsheet puts a picture of the cells beside their text: that is meant to be text.
      if (files.length === 0 || event.clipboardData?.types.includes('text/plain')) return;
      event.preventDefault();
      fileTargets.current()?.take(files.map((file) => named(file, (time) => t('attachments.pasted', { time }))));
    };
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
      document.removeEventListener('paste', paste);
    };
  }, [t]);
  if (!isOver || !target) return null;
  return <Over>{t('attachments.dropHere', { to: target.to })}</Over>;
}

/** Pictures from the clipboard all have one name; the time of day tells them apart. */
function named(file: File, nameAt: (time: string) => string): File {
  if (file.name !== 'image.png') return file;
  const time = new Date().toTimeString().slice(0, 8).replaceAll(':', '.');
  return new File([file], nameAt(time), { type: file.type });
}
