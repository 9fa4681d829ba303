package org.sweepwatch.supervise.evaluate.scheme;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * An evaluation scheme (考评办法): what the districts are marked by from a month on. Read and checked by {@link
 * SchemeReader}; immutable.
 *
 * @param validFrom first month it is in force for
 * @param decimals of every score and total, half up
 * @param completenessFloor share of the expected data below which an item is not assessed
 * @param notAssessable what such an item counts
 * @param assessedFloor share of the full marks that must be assessed for a district to get a total
 * @param ties which rank comes after equal ones
 * @param appealDays days after publication in which appeals are taken
 * @param units the districts, by the names that vehicles and grids have
 */
public record EvaluationScheme(
        String name,
        YearMonth validFrom,
        Integer decimals,
        BigDecimal completenessFloor,
        Unassessable notAssessable,
        BigDecimal assessedFloor,
        Ties ties,
        Integer appealDays,
        List<String> units,
        List<EvaluationItem> items) {
    /** Keeps lists of its own. */
    public EvaluationScheme {
        units = units == null ? List.of() : List.copyOf(units);
        items = items == null ? List.of() : List.copyOf(items);
    }

    public Optional<EvaluationItem> item(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    public int decimals(EvaluationItem item) {
        return item.decimals() == null ? decimals : item.decimals();
    }

    public BigDecimal completenessFloor(EvaluationItem item) {
        return item.completenessFloor() == null ? completenessFloor : item.completenessFloor();
    }

    public Unassessable notAssessable(EvaluationItem item) {
        return item.notAssessable() == null ? notAssessable : item.notAssessable();
    }

    /** The marks of a district that loses none: the weights of all items charged to it. */
    public BigDecimal fullMarks() {
        return items.stream()
                .filter(item -> item.ledger() == Ledger.DISTRICT)
                .map(EvaluationItem::weight)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
