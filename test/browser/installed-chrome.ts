/** Where Chrome is when it is installed: the places in which playwright-core looks too. */
export function placesOfChrome(
  platform: string,
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  if (platform === 'darwin') return ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
  if (platform !== 'win32') return ['/opt/google/chrome/chrome'];
  return ['LOCALAPPDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)'].flatMap((name) => {
    const folder = environment[name];
    return folder === undefined ? [] : [`${folder}\\Google\\Chrome\\Application\\chrome.exe`];
  });
}
