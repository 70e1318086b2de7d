import { styled } from '@mui/material/styles';
import { color } from '../../app/theme/tokens.ts';

const Words = styled('div')({
  display: 'grid',
  placeContent: 'center',
  gap: 4,
  height: '100%',
  padding: 32,
  textAlign: 'center',
  '& p': { maxWidth: 440, color: color.secondary },
});

/** Stands where the canvas would be. */
export function PageNote({ title, words }: { readonly title: string; readonly words: string }) {
  return (
    <Words>
      <h2>{title}</h2>
      <p>{words}</p>
    </Words>
  );
}
