package org.sweepwatch.supervise.evaluate;

import static org.sweepwatch.supervise.evaluate.EvaluationState.COMPUTED;
import static org.sweepwatch.supervise.evaluate.EvaluationState.FROZEN;
import static org.sweepwatch.supervise.evaluate.EvaluationState.PUBLISHED;
import static org.sweepwatch.supervise.evaluate.EvaluationState.SIGNED_OFF;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.sweepwatch.store.query.Appeal;
import org.sweepwatch.store.query.Evaluation;
import org.sweepwatch.store.query.EvaluationRevision;
import org.sweepwatch.store.query.EvaluationStore;
import org.sweepwatch.store.query.EvaluationStore.Entry;
import org.sweepwatch.store.query.EvaluationStore.Figures;
import org.sweepwatch.supervise.evaluate.EvaluationException.Reason;
import org.sweepwatch.supervise.evaluate.figure.MonthFigures;
import org.sweepwatch.supervise.evaluate.scheme.EvaluationScheme;
import org.sweepwatch.supervise.evaluate.scheme.SchemeReader;
import org.sweepwatch.supervise.evaluate.score.Correction;
import org.sweepwatch.supervise.evaluate.score.Scoring;

/**
 * The life of each month's evaluation (月度考评): computed, published, signed off, frozen, with appeals in between.
 *
 * <p>Until publication the figures follow the data. From publication on they are what was published, and change only by
 * an accepted appeal or a recalculation; each makes a new revision, keeps the one before, and is logged with who and why.
 * Thread safe; a step that was decided on an outdated view is refused and changes nothing.
 */
public final class Evaluations {
    /** Months back that are made up for when the server was away on the first of a month. */
    static final int CATCH_UP_MONTHS = 12;

    private static final String SYSTEM = "system";

    private final EvaluationStore store;
    private final Schemes schemes;
    private final FigureEntries entries;
    private final MonthFigures figures;
    private final Supplier<Optional<LocalDate>> firstDay;
    private final Function<YearMonth, List<LocalDate>> provisional;
    private final Supplier<LocalDate> today;
    private final Clock clock;

    /**
     * Over a store and sources.
     *
     * @param entries what people enter because nothing measures it
     * @param provisional the days of a month whose figures are not frozen yet
     * @param firstDay first operational day of which anything is known, empty before it
     * @param today the operational day it is now
     */
    public Evaluations(
            EvaluationStore store,
            Schemes schemes,
            FigureEntries entries,
            MonthFigures figures,
            Function<YearMonth, List<LocalDate>> provisional,
            Supplier<Optional<LocalDate>> firstDay,
            Supplier<LocalDate> today,
            Clock clock) {
        this.store = store;
        this.schemes = schemes;
        this.entries = entries;
        this.figures = figures;
        this.provisional = provisional;
        this.firstDay = firstDay;
        this.today = today;
        this.clock = clock;
    }

    /** The evaluation schemes. */
    public Schemes schemes() {
        return schemes;
    }

    /** What people entered because nothing measures it. */
    public FigureEntries entries() {
        return entries;
    }

    /** The month it is now. */
    public YearMonth thisMonth() {
        return YearMonth.from(today.get());
    }

    /**
     * The evaluation of a month that has begun: as kept from publication on, else as the data gives it now. Reads every
     * day of the month before publication.
     */
    public DistrictMonthReport report(YearMonth month) {
        Optional<Evaluation> kept = store.find(month);
        if (kept.isPresent() && !kept.get().state().equals(COMPUTED.key())) {
            return kept(kept.get());
        }
        EvaluationScheme scheme = schemes.inForce(month);
        int revision = kept.map(Evaluation::revision).orElse(0);
        return scored(month, scheme, facts(month, scheme), List.of()).at(COMPUTED.key(), revision, null);
    }

    /** A revision as it was kept, empty when there is none. */
    public Optional<DistrictMonthReport> revision(YearMonth month, int revision) {
        return store.revision(month, revision).map(kept -> MonthJson.read(kept.report(), DistrictMonthReport.class));
    }

    /** The months of a year whose evaluation has begun. */
    public List<Evaluation> list(int year) {
        return store.list(YearMonth.of(year, 1), YearMonth.of(year, 12));
    }

    /** The file of a month, empty while its evaluation has not begun. */
    public Optional<EvaluationFile> file(YearMonth month) {
        return store.find(month)
                .map(evaluation -> new EvaluationFile(evaluation, store.steps(month), store.appeals(month)));
    }

    /**
     * Computes the months that are over and have not been computed: on the first of each month the one before, and those
     * missed while the server was away.
     *
     * @return the months that were computed by this call
     */
    public List<YearMonth> computeDue() {
        Optional<LocalDate> first = firstDay.get();
        if (first.isEmpty()) {
            return List.of();
        }
        List<YearMonth> done = new ArrayList<>();
        YearMonth now = thisMonth();
        for (int back = CATCH_UP_MONTHS; back >= 1; back--) {
            YearMonth month = now.minusMonths(back);
            if (!month.isBefore(YearMonth.from(first.get()))
                    && store.find(month).isEmpty()
                    && begin(month, SYSTEM, "the month is over")) {
                done.add(month);
            }
        }
        return done;
    }

    /**
     * Publishes the figures as they are now, and opens the time for appeals.
     *
     * @param forced even while days of the month are provisional; the log then names them beside the reason
     */
    public void publish(YearMonth month, String actor, String reason, boolean forced) {
        if (!month.isBefore(thisMonth())) {
            throw new EvaluationException(Reason.NOT_NOW, month + " is not over; publish it when it is");
        }
        String why = settled(month, reason, forced);
        if (store.find(month).isEmpty()) {
            begin(month, actor, reason);
        }
        Evaluation before = at(month, COMPUTED, "publish");
        EvaluationScheme scheme = schemes.inForce(month);
        Instant appealsUntil = clock.instant().plus(Duration.ofDays(scheme.appealDays()));
        Figures published = figures(month, scheme, facts(month, scheme), List.of());
        done(store.step(before, PUBLISHED.key(), appealsUntil, published, entry("publish", actor, why)));
    }

    /**
     * Takes in an appeal of a district.
     *
     * @return its number
     */
    public long appeal(YearMonth month, String unit, String item, String text, String evidence, String appellant) {
        Evaluation before = at(month, PUBLISHED, "appeal against");
        Instant now = clock.instant();
        if (!now.isBefore(before.appealsUntil())) {
            throw new EvaluationException(
                    Reason.NOT_NOW, "appeals against " + month + " were taken until " + before.appealsUntil());
        }
        EvaluationScheme scheme = scheme(before);
        if (!scheme.units().contains(unit) || scheme.item(item).isEmpty()) {
            throw new EvaluationException(
                    Reason.UNKNOWN,
                    "no item " + item + " of " + unit + " in " + month + " (districts: " + scheme.units() + ", items: "
                            + scheme.items().stream().map(one -> one.id()).toList() + ")");
        }
        Appeal appeal = new Appeal(0, month, unit, item, text, evidence, appellant, now, null, null, null, null, null);
        return store.appeal(before, appeal, entry("appeal", appellant, unit + " " + item + ": " + text))
                .orElseThrow(Evaluations::outdated);
    }

    /**
     * Decides an appeal. An accepted one scores the month again from the facts that were published.
     *
     * @param correction what an accepted appeal changes; null when it is rejected
     */
    public void decide(YearMonth month, long appeal, Correction correction, String actor, String reason) {
        Evaluation before = at(month, PUBLISHED, "decide an appeal against");
        Appeal open = store.appeals(month).stream()
                .filter(one -> one.id() == appeal)
                .findFirst()
                .orElseThrow(() -> new EvaluationException(Reason.UNKNOWN, "no appeal " + appeal + " in " + month));
        if (open.accepted() != null) {
            throw new EvaluationException(Reason.NOT_NOW, "appeal " + appeal + " was decided at " + open.decidedAt());
        }
        Figures again = null;
        String kept = null;
        if (correction != null) {
            Correction own = new Correction(
                    open.unit(),
                    open.item(),
                    correction.withdrawn(),
                    correction.numerator(),
                    correction.denominator(),
                    appeal,
                    reason);
            CorrectionCheck.check(own, kept(before));
            List<Correction> corrections = corrections(month);
            corrections.add(own);
            again = figures(month, scheme(before), facts(before), corrections);
            kept = MonthJson.write(own);
        }
        Appeal decided = new Appeal(
                open.id(),
                month,
                open.unit(),
                open.item(),
                open.text(),
                open.evidence(),
                open.appellant(),
                open.at(),
                correction != null,
                kept,
                actor,
                reason,
                clock.instant());
        String step = correction != null ? "accept-appeal" : "reject-appeal";
        done(store.decide(before, decided, again, entry(step, actor, "appeal " + appeal + ": " + reason)));
    }

    /**
     * Signs the figures off, when the time for appeals is over and each is decided.
     *
     * @param forced even while days of the month are provisional; the log then names them beside the reason
     */
    public void signOff(YearMonth month, String actor, String reason, boolean forced) {
        Evaluation before = at(month, PUBLISHED, "sign off");
        String why = settled(month, reason, forced);
        if (clock.instant().isBefore(before.appealsUntil())) {
            throw new EvaluationException(
                    Reason.NOT_NOW, "appeals against " + month + " are taken until " + before.appealsUntil());
        }
        List<Long> open = store.appeals(month).stream()
                .filter(appeal -> appeal.accepted() == null)
                .map(Appeal::id)
                .toList();
        if (!open.isEmpty()) {
            throw new EvaluationException(Reason.NOT_NOW, "decide these appeals first: " + open);
        }
        done(store.step(before, SIGNED_OFF.key(), null, null, entry("sign-off", actor, why)));
    }

    /** Freezes the figures. */
    public void freeze(YearMonth month, String actor, String reason) {
        Evaluation before = at(month, SIGNED_OFF, "freeze");
        done(store.step(before, FROZEN.key(), null, null, entry("freeze", actor, reason)));
    }

    /**
     * Scores a month again from the data as it is now, at whatever stage it is. Accepted appeals stay accepted; from
     * publication on the scheme is the one it was published with.
     */
    public void recalculate(YearMonth month, String actor, String reason) {
        Evaluation before = store.find(month).orElseThrow(() -> notBegun(month));
        boolean computed = before.state().equals(COMPUTED.key());
        EvaluationScheme scheme = computed ? schemes.inForce(month) : scheme(before);
        Figures again = figures(month, scheme, facts(month, scheme), corrections(month));
        done(store.step(before, before.state(), null, again, entry("recalculate", actor, reason)));
    }

    /** The reason for the log, when the days of the month are frozen or the step is forced. */
    private String settled(YearMonth month, String reason, boolean forced) {
        List<LocalDate> open = provisional.apply(month);
        if (open.isEmpty()) {
            return reason;
        }
        if (!forced) {
            throw new EvaluationException(
                    Reason.NOT_NOW,
                    "these days of " + month + " are still provisional: " + days(open)
                            + "; wait until they are frozen, or force the step");
        }
        return "forced while provisional: " + days(open) + "; " + reason;
    }

    private static String days(List<LocalDate> days) {
        return days.stream().map(LocalDate::toString).collect(Collectors.joining(", "));
    }

    private boolean begin(YearMonth month, String actor, String reason) {
        EvaluationScheme scheme = schemes.inForce(month);
        return store.begin(
                month, figures(month, scheme, facts(month, scheme), List.of()), entry("compute", actor, reason));
    }

    private Evaluation at(YearMonth month, EvaluationState expected, String doing) {
        Evaluation now = store.find(month).orElseThrow(() -> notBegun(month));
        if (!now.state().equals(expected.key())) {
            throw new EvaluationException(
                    Reason.NOT_NOW,
                    "cannot " + doing + " " + month + ": it is " + now.state() + " (expected: " + expected.key() + ")");
        }
        return now;
    }

    private EvaluationRevision revision(Evaluation evaluation) {
        return store.revision(evaluation.month(), evaluation.revision()).orElseThrow();
    }

    private EvaluationScheme scheme(Evaluation evaluation) {
        return SchemeReader.read(revision(evaluation).scheme());
    }

    private MonthFacts facts(Evaluation evaluation) {
        return MonthJson.read(revision(evaluation).facts(), MonthFacts.class);
    }

    private DistrictMonthReport kept(Evaluation evaluation) {
        return MonthJson.read(revision(evaluation).report(), DistrictMonthReport.class)
                .at(evaluation.state(), evaluation.revision(), evaluation.appealsUntil());
    }

    private List<Correction> corrections(YearMonth month) {
        List<Correction> corrections = new ArrayList<>();
        for (Appeal appeal : store.appeals(month)) {
            if (Boolean.TRUE.equals(appeal.accepted())) {
                corrections.add(MonthJson.read(appeal.correction(), Correction.class));
            }
        }
        return corrections;
    }

    private MonthFacts facts(YearMonth month, EvaluationScheme scheme) {
        LocalDate now = today.get();
        LocalDate last = now.isBefore(month.atEndOfMonth()) ? now : month.atEndOfMonth();
        return new MonthFacts(
                last.isBefore(month.atDay(1)) ? null : last,
                entries.filled(month, scheme.units(), figures.of(month, scheme.units())));
    }

    private Figures figures(YearMonth month, EvaluationScheme scheme, MonthFacts facts, List<Correction> corrections) {
        DistrictMonthReport report = scored(month, scheme, facts, corrections);
        return new Figures(SchemeReader.write(scheme), MonthJson.write(facts), MonthJson.write(report));
    }

    private DistrictMonthReport scored(
            YearMonth month, EvaluationScheme scheme, MonthFacts facts, List<Correction> corrections) {
        return new DistrictMonthReport(
                month,
                COMPUTED.key(),
                0,
                null,
                scheme.name(),
                scheme.validFrom(),
                facts.lastDay(),
                clock.instant(),
                Scoring.score(scheme, month, facts.units(), corrections),
                SweptRate.of(scheme.units(), facts.units()),
                corrections,
                Definitions.TEXTS);
    }

    private Entry entry(String step, String actor, String reason) {
        return new Entry(step, actor, reason, clock.instant());
    }

    private static void done(boolean done) {
        if (!done) {
            throw outdated();
        }
    }

    private static EvaluationException outdated() {
        return new EvaluationException(Reason.NOT_NOW, "somebody else changed the month meanwhile; look at it again");
    }

    private static EvaluationException notBegun(YearMonth month) {
        return new EvaluationException(
                Reason.UNKNOWN, "the evaluation of " + month + " has not begun; it does when the month is over");
    }
}
