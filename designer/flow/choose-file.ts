/** Lets the person choose a file of this device; its text, or undefined when none was chosen. */
export function chooseFile(accept = '.json,application/json'): Promise<string | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.addEventListener('cancel', () => resolve(undefined));
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      if (file) file.text().then(resolve, () => resolve(undefined));
      else resolve(undefined);
    });
    input.click();
  });
}
