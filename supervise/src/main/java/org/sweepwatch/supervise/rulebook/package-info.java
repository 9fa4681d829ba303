/**
 * The settings of judgement (考核参数): every threshold and target that a figure rests on, with the days on which it has
 * which value, because every dispute about an assessment is about a threshold.
 *
 * <p>In: the values that people set, from the store. Out: {@link org.sweepwatch.supervise.rulebook.Rules}, the values of
 * one operational day. Immutable, any thread. Bounds: one value a {@link org.sweepwatch.supervise.rulebook.RuleKey} and
 * day; a value outside the range of its key is refused when it is set.
 */
package org.sweepwatch.supervise.rulebook;
