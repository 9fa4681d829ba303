package org.sweepwatch.supervise.api;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sweepwatch.store.query.EventQuery;
import org.sweepwatch.store.query.LayerStore;
import org.sweepwatch.store.query.TrackQuery;
import org.sweepwatch.store.query.VehicleStore;
import org.sweepwatch.supervise.device.DeviceFailureReport;
import org.sweepwatch.supervise.evaluate.Evaluations;
import org.sweepwatch.supervise.evaluate.indicator.Indicators;
import org.sweepwatch.supervise.live.LiveFeed;
import org.sweepwatch.supervise.live.LiveView;
import org.sweepwatch.supervise.plan.PlanDesk;
import org.sweepwatch.supervise.work.figure.WorkReport;

/**
 * What the API answers from. All of it is thread-safe.
 *
 * @param clock the server's clock; a demonstration runs a fast one
 * @param operationalDay the operational day (作业日) an instant belongs to
 * @param deviceFailures the daily failure rate of a day that has begun: judged now while provisional, as kept when frozen;
 *     may take a query of the store
 * @param evaluations the monthly evaluation of the districts; a report before publication reads every day of the month
 * @param indicators the scoreboard of a year; reads every day of it
 * @param desk where what days are judged by is looked up and changed
 * @param work the reports on the work of a day that has begun; the same
 * @param recompute logged recalculations
 * @param health asked at each {@code GET /health}, by anyone: must be cheap
 * @param terminals what terminals say, and what is sent to them
 * @param version of the program, shown on the page
 */
public record ApiServices(
        Clock clock,
        Function<Instant, LocalDate> operationalDay,
        VehicleStore vehicles,
        TrackQuery tracks,
        EventQuery events,
        LayerStore layers,
        PlanDesk desk,
        Function<LocalDate, DeviceFailureReport> deviceFailures,
        Evaluations evaluations,
        Indicators indicators,
        Function<LocalDate, WorkReport> work,
        Recompute recompute,
        LiveView live,
        LiveFeed feed,
        Supplier<Health> health,
        PrometheusMeterRegistry metrics,
        TerminalServices terminals,
        String version) {}
