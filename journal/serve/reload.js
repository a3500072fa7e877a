// Loads the open page again after a build, where it stood, and shows what is wrong over the last good page.
// Sent by the server alone; no page on disk holds it. Every word comes from the server and is set as text.
(function () {
  'use strict';
  var mine = document.currentScript.dataset.build;
  var key = 'journal-live ' + location.pathname;
  var source = null, retry = null, box = null, dismissed = null;

  // --- where the page stood

  function details() {
    var seen = {};
    return Array.prototype.map.call(document.querySelectorAll('details'), function (d) {
      var s = d.querySelector('summary'), name = d.id || (s ? s.textContent.trim() : '');
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

  function remember() {
    var state = { x: scrollX, y: scrollY, mark: scrollY ? landmark() : null, open: {} };
    details().forEach(function (d) { state.open[d[0]] = d[1].open; });
    try {
      sessionStorage.setItem(key, JSON.stringify(state));
      history.scrollRestoration = 'manual';  // or the browser's own way would come after ours
    } catch (e) { /* storage is off: the browser does what it can */ }
  }

  function recall() {
    var state = null;
    try {
      state = JSON.parse(sessionStorage.getItem(key));
      sessionStorage.removeItem(key);
    } catch (e) { /* as above */ }
    if (!state) return;
    details().forEach(function (d) { if (d[0] in state.open) d[1].open = state.open[d[0]]; });
    place(state);
    addEventListener('load', function () {
      place(state);
      history.scrollRestoration = 'auto';
    });
  }

  function place(state) {
    var mark = state.y && state.mark && document.getElementById(state.mark.id);
    scrollTo({ left: state.x, top: state.y, behavior: 'instant' });
    if (mark) scrollBy({ left: 0, top: mark.getBoundingClientRect().top - state.mark.top, behavior: 'instant' });
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

  function told(event) {
    var state = JSON.parse(event.data);
    if (state.build === mine) { show(state.panel); return; }
    disconnect();
    remember();
    location.reload();
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
  recall();
  connect();
  document.addEventListener('visibilitychange', function () { document.hidden ? disconnect() : connect(); });
  addEventListener('pagehide', disconnect);
  addEventListener('pageshow', connect);
})();
