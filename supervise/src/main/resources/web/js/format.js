// Times and numbers as people at the centre read them: Beijing time, whatever the clock of the browser says.
import { language } from './i18n.js';

const ZONE = 'Asia/Shanghai';
const clockFormat = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', second: '2-digit' });
const minuteFormat = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });
const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, month: '2-digit', day: '2-digit' });

/** 08:15:02 */
export const clockTime = time => clockFormat.format(new Date(time));

/** 08:15 */
export const minute = time => minuteFormat.format(new Date(time));

/** 01-31 08:15:02 */
export const dayAndTime = time => `${dayFormat.format(new Date(time))} ${clockTime(time)}`;

/** A share such as 0.0214 as "2.14"; null when there is nothing to divide by. */
export const percentNumber = share => Number.isFinite(share) ? (share * 100).toFixed(2) : null;

/** The same with its sign; a dash when there is none. */
export const percent = share => percentNumber(share) === null ? '–' : `${percentNumber(share)} %`;

/** A whole number with separators. */
export const whole = number => new Intl.NumberFormat(language() === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: 0 }).format(number);

const POINTS = { zh: ['北', '东北', '东', '东南', '南', '西南', '西', '西北'], en: ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'] };

/** 90° E */
export const heading = degrees => `${degrees}° ${POINTS[language()][Math.round(degrees / 45) % 8]}`;
