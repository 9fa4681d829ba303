package org.sweepwatch.supervise.plan;

import java.util.List;

/** Plans cannot be so. One line for each problem: what, why, and the remedy. */
public final class PlanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public PlanException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    public PlanException(String problem) {
        this(List.of(problem));
    }

    public List<String> problems() {
        return problems;
    }
}
