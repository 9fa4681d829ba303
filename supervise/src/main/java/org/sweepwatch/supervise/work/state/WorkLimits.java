package org.sweepwatch.supervise.work.state;

/**
 * The speeds at which an operation is done (作业速度), 0.1 km/h.
 *
 * @param leastDkmh lower end of the work window
 * @param mostDkmh upper end of the work window
 * @param limitDkmh faster than this is too fast
 */
public record WorkLimits(int leastDkmh, int mostDkmh, int limitDkmh) {
    public WorkLimits {
        if (leastDkmh < 0 || leastDkmh >= mostDkmh || mostDkmh > limitDkmh) {
            throw new IllegalArgumentException("work speeds " + leastDkmh + ", " + mostDkmh + ", " + limitDkmh
                    + " (expected: 0 <= least < most <= limit, 0.1 km/h)");
        }
    }
}
