import AddOutlined from '@mui/icons-material/AddOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { color } from '../app/theme/tokens.ts';
import { useFlow } from '../flow/flow-context.ts';

const Foot = styled('div')({ padding: '10px 16px', borderTop: `1px solid ${color.border}` });

/** Adds an entry to the list above it. */
export function AddEntry({ label, onAdd }: { readonly label: string; readonly onAdd: () => void }) {
  if (useFlow().readOnly) return null;
  return (
    <Foot>
      <Button variant="outlined" startIcon={<AddOutlined />} onClick={onAdd}>
        {label}
      </Button>
    </Foot>
  );
}
