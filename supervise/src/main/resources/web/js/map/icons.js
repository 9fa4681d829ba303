// The markers, drawn into memory: an arrow for what drives, a disc for what stands; one of each in each state's colour.
import { STATE_COLOURS } from './colours.js';

const SIZE = 30;
const RATIO = 2;
const EDGE = '#081017';

/** Adds the images "arrow-STATE" and "disc-STATE" to a map. */
export function addIcons(map) {
  for (const [state, colour] of Object.entries(STATE_COLOURS)) {
    map.addImage(`arrow-${state}`, draw(context => arrow(context, colour)), { pixelRatio: RATIO });
    map.addImage(`disc-${state}`, draw(context => disc(context, colour, state === 'offline')), { pixelRatio: RATIO });
  }
}

function draw(shape) {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIZE * RATIO;
  const context = canvas.getContext('2d');
  context.scale(RATIO, RATIO);
  context.translate(SIZE / 2, SIZE / 2);
  context.lineJoin = 'round';
  shape(context);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

function arrow(context, colour) {
  context.beginPath();
  context.moveTo(0, -11);
  context.lineTo(8, 9);
  context.lineTo(0, 4.5);
  context.lineTo(-8, 9);
  context.closePath();
  outline(context, colour);
}

function disc(context, colour, hollow) {
  context.beginPath();
  context.arc(0, 0, hollow ? 4.5 : 5.5, 0, 2 * Math.PI);
  if (hollow) {
    context.strokeStyle = EDGE;
    context.lineWidth = 5;
    context.stroke();
    context.fillStyle = EDGE;
    context.fill();
    context.strokeStyle = colour;
    context.lineWidth = 2.2;
    context.stroke();
  } else {
    outline(context, colour);
  }
}

function outline(context, colour) {
  context.strokeStyle = EDGE;
  context.lineWidth = 3;
  context.stroke();
  context.fillStyle = colour;
  context.fill();
}
