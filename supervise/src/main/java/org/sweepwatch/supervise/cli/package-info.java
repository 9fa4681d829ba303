/**
 * The commands of {@code sweepwatch.jar}: arguments in, text and an exit code out (0 done, 1 the work found a problem, 2
 * wrong usage). Everything a command does is in the packages it calls; here stands only what it takes and what it prints.
 */
package org.sweepwatch.supervise.cli;
