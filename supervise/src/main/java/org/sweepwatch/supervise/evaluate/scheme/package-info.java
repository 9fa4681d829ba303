/**
 * Evaluation schemes (考评办法) as data: which figures a district is marked by, how, and since when.
 *
 * <p>In: YAML or JSON. Out: checked, immutable records, or every problem named. Any thread. Bounds: districts, items and
 * decimals of a scheme, named in {@code SchemeCheck}.
 */
package org.sweepwatch.supervise.evaluate.scheme;
