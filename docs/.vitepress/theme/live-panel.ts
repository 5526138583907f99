/** The panel itself on a page of these documents, with switches for what a site can set. */
import { useData, withBase } from 'vitepress';
import { computed, defineComponent, h, onMounted, onUnmounted, type PropType, ref, watch } from 'vue';
import { type LiveCity, openCity } from './live-city.ts';
import { words } from './live-words.ts';

const events = ['ready', 'screen', 'confirm', 'confirmed', 'payout', 'session', 'error'] as const;

/**
 * `<LivePanel>` in a document, around what is shown until it is open. `look="phone"` shows it as wide as a phone, with few
 * switches; `log` names its events as they come; `own` adds colours that a page sets by itself.
 */
export const LivePanel = defineComponent({
  props: {
    look: { type: String as PropType<'page' | 'phone'>, default: 'page' },
    log: Boolean,
    own: Boolean,
  },
  setup(props, { slots }) {
    const { lang, isDark } = useData();
    const say = computed(() => words[lang.value === 'en' ? 'en' : 'zh-CN']);
    const stage = ref<HTMLElement>();
    const city = ref<LiveCity>();
    const state = ref<'opening' | 'open' | 'failed'>('opening');
    const theme = ref<'neutral' | 'blue' | 'own'>(props.look === 'phone' ? 'blue' : 'neutral');
    const scheme = ref<'page' | 'light' | 'dark'>('page');
    const type = ref<'regular' | 'large'>('regular');
    const language = ref<'page' | 'zh-CN' | 'en'>('page');
    const wide = ref<'full' | 'phone'>(props.look === 'phone' ? 'phone' : 'full');
    const persona = ref('kaiyue-trading');
    const seen = ref<string[]>([]);
    let panel: HTMLElement | undefined;

    function dress(): void {
      panel?.setAttribute('data-theme', theme.value === 'own' ? 'neutral' : theme.value);
      panel?.classList.toggle('own-colours', theme.value === 'own');
      panel?.setAttribute('data-scheme', scheme.value === 'page' ? (isDark.value ? 'dark' : 'light') : scheme.value);
      panel?.setAttribute('data-type', type.value);
      panel?.setAttribute('lang', language.value === 'page' ? lang.value : language.value);
    }
    function place(): void {
      if (!city.value || !stage.value) return;
      panel = city.value.panel(persona.value);
      seen.value = [];
      for (const name of events) panel.addEventListener(`yyb-${name}`, event => note(event));
      dress();
      stage.value.replaceChildren(panel);
    }
    function note(event: Event): void {
      const carried = Object.entries(event).filter(
        ([key, value]) => key !== 'isTrusted' && typeof value !== 'function',
      );
      const line = [event.type, ...carried.map(([key, value]) => `${key}: ${JSON.stringify(value)}`)].join('  ');
      seen.value = [...seen.value, line].slice(-6);
    }
    function anew(): void {
      city.value?.beginAnew();
      place();
    }

    onMounted(() => {
      openCity(withBase('/mockServiceWorker.js')).then(
        opened => {
          city.value = opened;
          state.value = 'open';
          place();
        },
        () => {
          state.value = 'failed';
        },
      );
    });
    onUnmounted(() => panel?.remove());
    watch([theme, scheme, type, language, isDark, lang], dress);
    watch(persona, anew);

    /** One group of choices, of which one is taken. */
    const choice = <Value extends string>(
      name: string,
      label: string,
      chosen: { value: Value },
      options: readonly (readonly [Value, string])[],
    ) =>
      h('fieldset', { class: 'live-choice' }, [
        h('legend', label),
        ...options.map(([value, text]) =>
          h('label', [
            h('input', {
              type: 'radio',
              name: `live-${name}`,
              value,
              checked: chosen.value === value,
              onChange: () => {
                chosen.value = value;
              },
            }),
            h('span', text),
          ]),
        ),
      ]);

    const switches = () => {
      const { look, mode, size, tongue, width, subject, again } = say.value;
      const phone = props.look === 'phone';
      return h('div', { class: 'live-switches' }, [
        choice('theme', look.label, theme, [
          ['neutral', look.neutral],
          ['blue', look.blue],
          ...(props.own ? [['own', look.own] as const] : []),
        ]),
        choice('type', size.label, type, [
          ['regular', size.regular],
          ['large', size.large],
        ]),
        phone
          ? undefined
          : choice('scheme', mode.label, scheme, [
              ['page', mode.page],
              ['light', mode.light],
              ['dark', mode.dark],
            ]),
        choice('language', tongue.label, language, [
          ['page', tongue.page],
          ['zh-CN', '中文'],
          ['en', 'English'],
        ]),
        phone
          ? undefined
          : choice('width', width.label, wide, [
              ['full', width.full],
              ['phone', width.phone],
            ]),
        phone
          ? undefined
          : h('label', { class: 'live-persona' }, [
              h('span', subject),
              h(
                'select',
                {
                  value: persona.value,
                  onChange: (event: Event) => {
                    persona.value = (event.target as HTMLSelectElement).value;
                  },
                },
                city.value?.personas.map(({ id, words }) =>
                  h('option', { value: id }, words[lang.value === 'en' ? 'en' : 'zh-CN']),
                ),
              ),
            ]),
        h('button', { type: 'button', class: 'live-again', onClick: anew }, again),
      ]);
    };

    return () =>
      h('section', { class: ['live', `live-${props.look}`], 'aria-label': say.value.title }, [
        h('p', { class: 'live-note' }, state.value === 'failed' ? say.value.failed : say.value.note),
        state.value === 'open' ? undefined : slots.default?.(),
        h('div', { class: ['live-frame', `live-${wide.value}`] }, [
          // What stands in the stage is put there by hand: it has no children that would be drawn again.
          h('div', {
            ref: stage,
            class: 'live-stage',
            'data-opening': state.value === 'opening' ? say.value.opening : null,
          }),
        ]),
        state.value === 'open' ? switches() : undefined,
        props.log
          ? h('pre', { class: 'live-log', 'aria-label': say.value.log }, seen.value.join('\n') || ' ')
          : undefined,
      ]);
  },
});
