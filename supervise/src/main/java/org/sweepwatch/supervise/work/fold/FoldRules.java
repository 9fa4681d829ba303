package org.sweepwatch.supervise.work.fold;

import org.sweepwatch.geo.coverage.PassSettings;
import org.sweepwatch.geo.track.MatchSettings;
import org.sweepwatch.supervise.rulebook.RuleKey;
import org.sweepwatch.supervise.rulebook.Rules;

/**
 * The distances and times by which a day's points are laid on the ground (归集参数), as they are in force on that day.
 *
 * @param match when a point is on a route
 * @param pass when points prove what lies between them, and when a segment was left
 * @param offMainRouteM farther from its line a vehicle works off a route of class 1 or 2 (偏离), m
 * @param offRouteM the same for other routes, m
 * @param brokenM way across a break that breaks the track (断链), m
 * @param continuousMs way across a longer silence is never continuous (连续里程), ms
 */
public record FoldRules(
        MatchSettings match,
        PassSettings pass,
        double offMainRouteM,
        double offRouteM,
        double brokenM,
        long continuousMs) {
    /** Where nobody has set a rule. */
    public static final FoldRules DEFAULT = of(Rules.DEFAULTS);

    private static final double DKMH = 10;
    private static final double MINUTE_S = 60;

    /** By the rules of the day. */
    public static FoldRules of(Rules rules) {
        return new FoldRules(
                new MatchSettings(
                        rules.number(RuleKey.MATCH_M),
                        rules.whole(RuleKey.COURSE_DEG),
                        (int) Math.round(rules.number(RuleKey.COURSE_LEAST_KMH) * DKMH),
                        rules.number(RuleKey.COURSE_M),
                        MatchSettings.DEFAULTS.continuityM()),
                new PassSettings(
                        rules.share(RuleKey.COVERED_PCT),
                        rules.whole(RuleKey.CHAIN_INTERVALS),
                        rules.secondsMs(RuleKey.CHAIN_S),
                        rules.number(RuleKey.LEFT_M),
                        Math.round(rules.number(RuleKey.LEFT_MIN) * MINUTE_S * 1_000)),
                rules.number(RuleKey.OFF_ROUTE_MAIN_M),
                rules.number(RuleKey.OFF_ROUTE_OTHER_M),
                rules.number(RuleKey.BROKEN_M),
                rules.secondsMs(RuleKey.CONTINUOUS_S));
    }

    /** How far from its line a vehicle still works on a route of this class, m. */
    public double offRouteM(int roadClass) {
        return roadClass == 1 || roadClass == 2 ? offMainRouteM : offRouteM;
    }
}
