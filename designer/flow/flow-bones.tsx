import { styled } from '@mui/material/styles';
import { color, narrow } from '../app/theme/tokens.ts';
import { BoneLine, BoneTable, Loading } from '../elements/skeleton.tsx';

const Frame = styled('div')({
  '& .head': { display: 'flex', gap: 16, alignItems: 'center', height: 96, padding: '0 24px', background: color.surface },
  '& .below': { display: 'grid', gridTemplateColumns: '1fr 340px', borderTop: `1px solid ${color.border}` },
  '& .side': { minHeight: 'calc(100vh - 200px)', padding: 16, background: color.surface, borderLeft: `1px solid ${color.border}` },
  [narrow]: { '& .below': { display: 'block' }, '& .side': { display: 'none' } },
});

/** The page while its definition is on its way. */
export function FlowBones() {
  return (
    <Loading>
      <Frame>
        <div className="head">
          <BoneLine width={240} />
          <BoneLine width={120} />
        </div>
        <div className="below">
          <BoneTable columns={[90, 320, 120]} rows={7} />
          <div className="side">
            <BoneLine width={160} />
          </div>
        </div>
      </Frame>
    </Loading>
  );
}
