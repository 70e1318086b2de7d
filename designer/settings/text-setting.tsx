import { TextArea, TextInput } from '../elements/field.tsx';
import { SettingField, type SettingProps } from './setting-field.tsx';
import { useTyping } from './use-typing.ts';

interface TextSettingProps extends SettingProps {
  readonly value: string | undefined;
  /** Hears of the text; of an empty one as undefined. */
  readonly onSet: (text: string | undefined) => void;
  /** How many lines are shown of a text of several. */
  readonly rows?: number;
  readonly maxLength?: number;
  readonly placeholder?: string;
  /** Texts used elsewhere, to choose from while typing. */
  readonly suggestions?: readonly string[];
}

/** A text of the document; of several lines where `rows` are given. */
export function TextSetting({ value, onSet, rows, maxLength = 4000, placeholder, suggestions = [], ...of }: TextSettingProps) {
  const typing = useTyping(value ?? '', (text) => onSet(text === '' ? undefined : text));
  return (
    <SettingField {...of}>
      {(ties, readOnly) => {
        const given = { ...ties, ...typing, readOnly, maxLength, placeholder };
        if (rows !== undefined) return <TextArea {...given} rows={rows} style={{ minHeight: 0 }} />;
        const list = suggestions.length === 0 ? undefined : `${ties.id}-list`;
        return (
          <>
            <TextInput {...given} autoComplete="off" list={list} />
            {list !== undefined && (
              <datalist id={list}>
                {suggestions.map((each) => (
                  <option key={each} value={each} />
                ))}
              </datalist>
            )}
          </>
        );
      }}
    </SettingField>
  );
}
