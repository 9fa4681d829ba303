package org.sweepwatch.supervise.evaluate.scheme;

import java.util.List;

/** An evaluation scheme was not taken in. The message is one line with every problem. */
public final class RefusedSchemeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    RefusedSchemeException(List<String> problems) {
        super("evaluation scheme: " + String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Every problem, one line each: what, and what is expected. */
    public List<String> problems() {
        return problems;
    }
}
