/** The ways to look at a state of the panel: theme × scheme × language × width, and large type. */
export interface Look {
  /** `blue-dark-en-720`: also the folder's name for its pictures. */
  readonly name: string;
  readonly width: number;
  /** What is set on the element. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Compared with the accepted pictures; the others are there to be looked at. */
  readonly compared: boolean;
  /** Compared spot by spot wherever the fonts are those of the accepted pictures, with every test run. */
  readonly fine: boolean;
}

const languages = { zh: 'zh-CN', en: 'en' } as const;

function look(theme: string, scheme: string, language: 'zh' | 'en', width: number, type: string): Look {
  const large = type === 'large';
  const name = [theme, scheme, language, String(width), ...(large ? [type] : [])].join('-');
  const fine = name === 'neutral-light-zh-720';
  return {
    name,
    width,
    fine,
    attributes: { 'data-theme': theme, 'data-scheme': scheme, 'data-type': type, lang: languages[language] },
    compared:
      fine || large
        ? language === 'zh'
        : (theme === 'neutral') === (scheme === 'light') && (language === 'zh') === (width !== 720),
  };
}

export const looks: readonly Look[] = [
  ...['neutral', 'blue'].flatMap(theme =>
    ['light', 'dark'].flatMap(scheme =>
      (['zh', 'en'] as const).flatMap(language =>
        [320, 720, 1080].map(width => look(theme, scheme, language, width, 'regular')),
      ),
    ),
  ),
  look('blue', 'light', 'zh', 390, 'large'),
  look('blue', 'light', 'en', 390, 'large'),
];

/** What every test run looks at. */
export const testedLooks: readonly Look[] = looks.filter(({ fine }) => fine);
