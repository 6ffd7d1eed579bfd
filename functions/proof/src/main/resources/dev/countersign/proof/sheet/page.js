// The page: unpacks the month that it holds, shows it, and has it examined.
import { $, Times, element, monthName, number } from './parts.js';
import { bytesOf } from './bytes.js';
import { examiner } from './examiner.js';
import { showHistory } from './history.js';
import { Lines } from './lines.js';
import { Month } from './model.js';
import { save } from './save.js';
import { Unreadable, firstLine, linesOf, pieces, unpackedFrom } from './sealed.js';
import { drawBreakdowns, drawTotals } from './totals.js';
import { drawBroken, drawVerdict } from './verdict.js';

const SLICE = 12;

const month = new Month();
let times = new Times('UTC');
const lines = new Lines(month, (row) => showHistory(row, month, times));

const packed = () => bytesOf($('sealed').textContent);

function packedStream() {
  const parts = packed();
  return new ReadableStream({
    pull(controller) {
      const { value, done } = parts.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

function drawHead() {
  const { header } = month;
  if (header) times = new Times(header.zone);
  lines.begin(times);
  if (!header) return;
  const title = `${header.tenant}, ${monthName(header.period)}`;
  document.title = `${title}: sealed month`;
  document.querySelector('h1').textContent = title;
  $('whose').replaceChildren(`Sealed month number ${header.number} of ${header.issuer}, closed `, times.element(header.closed_at), `. Times are of ${times.zone}.`);
  $('keys-address').textContent = `${header.issuer}/v1/keys`;
  drawTotals(month);
}

// So that the browser can draw and answer between two slices of work.
let since = performance.now();
async function breathe() {
  if (performance.now() - since < SLICE) return;
  await new Promise((resolve) => { setTimeout(resolve); });
  since = performance.now();
}

function drawProgress(checked, size) {
  $('progress').value = size ? checked / size : 0;
  $('progress-text').textContent = `${number(checked)} of ${number(size)} lines checked`;
}

// Each block is shown here, and goes to be examined as it is.
async function readAll(examination) {
  let size = 0;
  let cut = null;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const added = [];
  for await (const piece of pieces(unpackedFrom(packedStream()))) {
    if (piece.note !== undefined) {
      size = Number(piece.note.split('\n')[1]) || 0;
      month.first = firstLine(piece.note);
      await examination.call('open', [piece.note]);
    } else if (piece.cut) {
      cut = piece.cut;
    } else {
      const first = month.lines.length === 0;
      month.add(linesOf(piece.block).map((line) => decoder.decode(line)));
      if (first) drawHead();
      lines.more();
      added.push(examination.call('add', [piece.block], [piece.block.buffer]).then((checked) => drawProgress(checked, size)));
    }
    await breathe();
  }
  lines.all();
  drawBreakdowns(month);
  await Promise.all(added);
  return cut;
}

// Reads the month once, and gives what was found.
async function load(examination) {
  try {
    return await examination.call('end', [await readAll(examination)]);
  } catch (e) {
    if (!(e instanceof Unreadable)) throw e;
    return await examination.call('unreadable', [e.message]);
  }
}

async function take(examination, loaded, file, name) {
  const told = element('li', {}, `${name}: reading …`);
  $('given').append(told);
  try {
    await loaded;
    drawVerdict(await examination.call('take', [file, name]));
    told.textContent = `${name}: read`;
  } catch (e) {
    told.className = 'problem';
    told.textContent = `${name} can’t be used: ${e.message}.`;
  }
}

function wireFiles(examination, loaded) {
  const takeAll = async (files) => { for (const file of files) await take(examination, loaded, file, file.name); };
  $('files').addEventListener('change', async () => { await takeAll([...$('files').files]); $('files').value = ''; });
  $('use-paste').addEventListener('click', () => take(examination, loaded, new Blob([$('paste').value.trim()]), 'The text'));
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => { event.preventDefault(); takeAll([...event.dataTransfer.files]); });
}

function wireTabs() {
  const tabs = [...document.querySelectorAll('[role=tab]')];
  const select = (tab) => {
    for (const each of tabs) {
      each.setAttribute('aria-selected', String(each === tab));
      each.tabIndex = each === tab ? 0 : -1;
    }
    $('panel').setAttribute('aria-labelledby', tab.id);
    lines.select(tab.id.replace('tab-', ''));
  };
  tabs.forEach((tab, i) => {
    tab.addEventListener('click', () => select(tab));
    tab.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const to = event.key === 'Home' ? tabs[0] : event.key === 'End' ? tabs.at(-1) : step ? tabs[(i + step + tabs.length) % tabs.length] : null;
      if (!to) return;
      event.preventDefault();
      select(to);
      to.focus();
    });
  });
}

function wire() {
  wireTabs();
  $('print').addEventListener('click', () => print());
  $('save').addEventListener('click', () => save([...packed()], `${month.header?.tenant ?? 'month'}-${month.header?.period ?? ''}.sealed`, 'application/vnd.countersign.month'));
  $('close').addEventListener('click', () => $('history').close());
  $('history').addEventListener('close', () => $('grid').focus());
}

async function begin() {
  wire();
  if (!globalThis.crypto?.subtle || !globalThis.DecompressionStream) {
    drawBroken('this browser is too old, or allows no checks in a page that is opened so; open the file from your own disk in a current browser');
    return;
  }
  const examination = await examiner($('check').textContent);
  try {
    if ($('enclosed').textContent) await examination.call('enclose', [atob($('enclosed').textContent)]);
    const loaded = load(examination);
    wireFiles(examination, loaded);
    drawVerdict(await loaded);
  } catch (e) {
    drawBroken(e.message);
  }
  $('progress-line').hidden = true;
  document.documentElement.dataset.checked = 'true';
}

begin();
