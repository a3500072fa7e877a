// Keys: one or two letters lead to a page, arrows move in a list. What they are is said in the sheet that "?" opens,
// where they can be switched off, too. They never fire in fields, over an open sheet, with modifiers or while
// letters are composed.
(function () {
  'use strict';
  const { kept, keep } = window.journal, root = document.documentElement;
  const help = document.querySelector('dialog.help'), field = help && help.querySelector('input');
  const STOPS = ['.people tbody th a', '.reach-first h3 a', 'summary.reach-row', '.rest-list a', '.quiet-list h3 a', '.guests a'];
  const PATIENCE = 1500; // milliseconds from "g" to the letter after it
  let first = '', waiting = 0, before = null;

  function isOn() { return field ? field.checked : kept('keys') !== 'off'; }
  function showOn() { root.dataset.keys = isOn() ? 'on' : 'off'; }
  if (field) {
    field.checked = kept('keys') !== 'off';
    field.addEventListener('change', () => { keep('keys', field.checked ? 'on' : 'off'); showOn(); });
  }
  showOn();

  // ---- Lists

  function stops() { return Array.from(document.querySelectorAll(STOPS.map((stop) => 'main ' + stop).join())); }

  // From one place of the list to the next that can be seen.
  function move(all, at, step) {
    while (all[at] && !all[at].checkVisibility()) at += step;
    if (all[at]) all[at].focus();
    return all[at];
  }

  const STEPS = {
    ArrowDown: (all, at) => move(all, at + 1, 1), ArrowUp: (all, at) => move(all, at - 1, -1),
    Home: (all) => move(all, 0, 1), End: (all) => move(all, all.length - 1, -1),
  };

  // Esc folds what is open, then leaves the list for where one was before.
  function leave(stop) {
    const fold = stop.tagName === 'SUMMARY' && stop.parentElement;
    if (fold && fold.open) fold.open = false;
    else if (before && before.isConnected && before !== document.body) before.focus();
    else stop.blur();
  }

  function inList(key, single) {
    const now = document.activeElement, isIn = now.matches(STOPS.join());
    const step = single ? { j: 'ArrowDown', k: 'ArrowUp' }[key] : isIn && key;
    if (isIn && key === 'Escape') leave(now);
    else if (STEPS[step]) {
      const all = stops();
      if (!isIn) before = now;
      if (!STEPS[step](all, isIn ? all.indexOf(now) : key === 'k' ? all.length : -1) && !isIn) return false;
    } else return false;
    return true;
  }

  // ---- Single keys

  const click = (what) => { const found = document.querySelector(what); if (found) found.click(); return !!found; };

  function single(key) {
    const keys = first + key;
    clearTimeout(waiting);
    first = '';
    if (keys.length > 1) return click('dialog.help a[data-keys="' + keys + '"]');
    if (key === 'g') {
      first = key;
      waiting = setTimeout(() => { first = ''; }, PATIENCE);
      return true;
    }
    return key === '/' ? click('[data-search]') : key === '?' ? click('[data-help]') : inList(key, true);
  }

  // The letter or sign of a key on a Latin keyboard, where it writes one of another script.
  function letter(e) {
    const isOther = e.key.codePointAt(0) > 0x24f;
    if (isOther && e.code === 'Slash') return e.shiftKey ? '?' : '/';
    return isOther && /^Key[A-Z]$/.test(e.code) ? e.code[3].toLowerCase() : e.key.toLowerCase();
  }

  document.addEventListener('keydown', (e) => {
    const written = e.getModifierState('AltGraph'); // "/" and "?" need it on some keyboards, and Shift on others
    if (((e.ctrlKey || e.altKey) && !written) || e.metaKey || e.isComposing || e.defaultPrevented) return;
    if (e.target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName) || document.querySelector('dialog[open]')) return;
    const key = e.key.length === 1 ? letter(e) : e.key, isSign = key === '/' || key === '?';
    if (key.length > 1 ? e.shiftKey : !isOn() || (!isSign && (e.shiftKey || written || (e.repeat && key === 'g')))) return;
    if (key.length > 1 ? inList(key, false) : single(key)) e.preventDefault();
  });
})();
