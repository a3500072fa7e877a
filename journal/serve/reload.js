// Renews the open page after a build, where it stood, and shows what is wrong over the last good page.
// Sent by the server alone; no page on disk holds it. Every word comes from the server and is set as text.
//
// Where only what stands in <main> is another, what differs in it is replaced and all else left alone: to load the
// whole page again takes several times as long. Anything else, and a page whose scripts look after what is in <main>,
// is loaded again.
(function () {
  'use strict';
  var own = document.currentScript, mine = own.dataset.build, frame = own.dataset.frame;
  var key = 'journal-live ' + location.pathname;
  var source = null, retry = null, box = null, dismissed = null, state = null, renewing = false, missed = false;

  // --- where the page stood

  function details() {
    var seen = {};
    return Array.prototype.map.call(document.querySelectorAll('details'), function (d) {
      var name = d.id || called(d);
      seen[name] = (seen[name] || 0) + 1;
      return [name + ' ' + seen[name], d];
    });
  }

  // Only what is drawn is asked where it is: to ask all of a long page lays each part of it out.
  function landmark() {
    var best = null, main = document.querySelector('main');
    if (!main) return null;
    var room = main.getBoundingClientRect();
    for (var y = 1; y < innerHeight; y += 24) {
      var found = document.elementFromPoint(room.left + room.width * 0.3, y);
      var e = found && found.closest('main [id]');
      if (!e) continue;
      var top = e.getBoundingClientRect().top;
      if (!best || Math.abs(top) < Math.abs(best.top)) best = { id: e.id, top: top };
    }
    return best;
  }

  function standing() {
    var now = { x: scrollX, y: scrollY, mark: scrollY ? landmark() : null, open: {} };
    details().forEach(function (d) { now.open[d[0]] = d[1].open; });
    return now;
  }

  function unfold(before) {
    details().forEach(function (d) { if (d[0] in before.open) d[1].open = before.open[d[0]]; });
  }

  function place(before) {
    var mark = before.y && before.mark && document.getElementById(before.mark.id);
    scrollTo({ left: before.x, top: before.y, behavior: 'instant' });
    if (mark) scrollBy({ left: 0, top: mark.getBoundingClientRect().top - before.mark.top, behavior: 'instant' });
  }

  // --- loading the page again

  function reload() {
    disconnect();
    try {
      sessionStorage.setItem(key, JSON.stringify(standing()));
      history.scrollRestoration = 'manual';  // or the browser's own way would come after ours
    } catch (e) { /* storage is off: the browser does what it can */ }
    location.reload();
  }

  function recall() {
    var before = null;
    try {
      before = JSON.parse(sessionStorage.getItem(key));
      sessionStorage.removeItem(key);
    } catch (e) { /* as above */ }
    if (!before) return;
    unfold(before);
    place(before);
    addEventListener('load', function () {
      place(before);
      history.scrollRestoration = 'auto';
    });
  }

  // --- replacing what is in <main>

  function renew() {
    missed = renewing;
    if (renewing) return;
    if (!isPlain()) { reload(); return; }
    renewing = true;
    fetch(location.pathname + location.search, { cache: 'no-store' }).then(function (answer) {
      return answer.text();
    }).then(function (text) {
      renewing = false;
      if (!replaced(new DOMParser().parseFromString(text, 'text/html'))) reload();
      else if (missed) follow();
      else show(state.panel);
    }, function () { renewing = false; });  // the server is gone: what is there stays, and it will tell again
  }

  // Whether no script looks after what is in <main>: fields and forms have one, words that were looked for are lit
  // up by one, and a theme of the writer's own may have any.
  function isPlain() {
    var scripts = Array.prototype.every.call(document.scripts, function (script) {
      return script === own || /\/assets\/(journal|keys|words|finding|search)\.js$/.test(script.src)
        || /\/search\/[^/]*\.js$/.test(script.src);
    });
    return scripts && window.journal && window.journal.renewed && !location.search
      && document.querySelectorAll('main').length === 1 && !document.querySelector('main :is(form, input, script)');
  }

  function replaced(next) {
    var theirs = next.querySelector('script[data-frame]'), main = document.querySelector('main');
    if (!theirs || theirs.dataset.frame !== frame || !next.querySelector('main')) return false;
    if (next.querySelector('main :is(form, input, script)')) return false;
    var before = standing(), at = focused(main);
    var folds = folded(main), sent = folded(next.querySelector('main'));
    unlit(main);
    graft(main, next.querySelector('main'));
    unfolded(document.querySelector('main'), folds, sent);
    mine = theirs.dataset.build;
    place(before);
    if (at && document.activeElement === document.body) focusOn(document.querySelector('main'), at);
    window.journal.renewed();
    return true;
  }

  // Makes a part of the page what it is in the next one. What is the same in both stays, with whatever is selected
  // or focused in it.
  function graft(part, next) {
    if (part.isEqualNode(next)) return;
    if (part.nodeType !== Node.ELEMENT_NODE || !part.cloneNode(false).isEqualNode(next.cloneNode(false))) {
      part.replaceWith(next);
      return;
    }
    var old = Array.from(part.childNodes), now = Array.from(next.childNodes), end = null;
    while (old.length && now.length && old[0].isEqualNode(now[0])) { old.shift(); now.shift(); }
    while (old.length && now.length && old[old.length - 1].isEqualNode(now[now.length - 1])) { end = old.pop(); now.pop(); }
    now.forEach(function (child, i) { if (old[i]) graft(old[i], child); else part.insertBefore(child, end); });
    old.slice(now.length).forEach(function (child) { child.remove(); });
  }

  // The note that was sought is lit up by journal.js, and again by `renewed`.
  function unlit(main) {
    main.querySelectorAll('.lit').forEach(function (e) {
      e.classList.remove('lit');
      if (!e.classList.length) e.removeAttribute('class');
    });
  }

  // What a reader unfolds is no difference between two pages: all is folded while they are compared. Then what the
  // reader changed stays so, or comes back with what stands there under the same name; all else is as it was sent.
  var asSent = new WeakMap();

  function called(d) { var s = d.querySelector('summary'); return s ? s.textContent.trim() : ''; }

  function folded(main) {
    return Array.from(main.querySelectorAll('details'), function (d) {
      var fold = { element: d, name: called(d), open: d.open, isChanged: asSent.has(d) && asSent.get(d) !== d.open };
      d.open = false;
      return fold;
    });
  }

  function unfolded(main, folds, sent) {
    var changed = folds.filter(function (fold) { return fold.isChanged; });
    Array.from(main.querySelectorAll('details')).forEach(function (d, i) {  // as many as were sent, in their order
      var own = folds.some(function (fold) { return fold.element === d; });
      var kept = changed.find(function (fold) {
        return own ? fold.element === d : !fold.element.isConnected && fold.name === called(d);
      });
      if (kept) changed.splice(changed.indexOf(kept), 1);
      d.open = (kept || sent[i]).open;
      asSent.set(d, sent[i].open);
    });
  }

  // Which of the links, folds and buttons has the focus: what it is called, and the how manieth of that name.
  function stops(main) { return Array.prototype.slice.call(main.querySelectorAll('a[href], summary, button, [tabindex]')); }

  function focused(main) {
    var now = document.activeElement;
    if (!now || now === main || !main.contains(now)) return null;
    var alike = stops(main).filter(function (e) { return e.textContent === now.textContent; });
    return { text: now.textContent, place: alike.indexOf(now) };
  }

  function focusOn(main, at) {
    var alike = at && stops(main).filter(function (e) { return e.textContent === at.text; });
    if (alike && alike[at.place]) alike[at.place].focus({ preventScroll: true });
  }

  // --- what is wrong

  function element(tag, name, text) {
    var e = document.createElement(tag);
    if (name) e.className = name;
    if (text) e.textContent = text;
    return e;
  }

  function show(panel) {
    var text = JSON.stringify(panel);
    box.textContent = '';
    if (!panel || text === dismissed) return;
    var head = element('div', 'journal-live-head'), button = element('button', 'journal-live-dismiss', panel.dismiss);
    button.type = 'button';
    button.addEventListener('click', function () { dismissed = text; box.textContent = ''; });
    head.appendChild(element('h2', '', panel.heading));
    head.appendChild(button);
    box.appendChild(head);
    if (panel.note) box.appendChild(element('p', '', panel.note));
    panel.problems.concat(panel.message || []).forEach(function (problem) {
      var pre = element('pre', '', problem);
      pre.tabIndex = 0;
      box.appendChild(pre);
    });
  }

  // --- the connection: only while the page is seen, since a browser keeps few to one server

  function follow() {
    if (state.build === mine) show(state.panel);
    else renew();
  }

  function told(event) {
    state = JSON.parse(event.data);
    follow();
  }

  function connect() {
    clearTimeout(retry);
    if (source || document.hidden) return;
    source = new EventSource('/_journal/events');
    source.onmessage = told;
    source.onerror = function () {
      if (!source || source.readyState !== EventSource.CLOSED) return;
      disconnect();
      retry = setTimeout(connect, 2000);
    };
  }

  function disconnect() {
    clearTimeout(retry);
    if (source) source.close();
    source = null;
  }

  box = element('section', 'journal-live');
  box.setAttribute('role', 'status');
  document.body.appendChild(box);
  details().forEach(function (d) { asSent.set(d[1], d[1].open); });
  recall();
  connect();
  document.addEventListener('visibilitychange', function () { document.hidden ? disconnect() : connect(); });
  addEventListener('pagehide', disconnect);
  addEventListener('pageshow', connect);
})();
