package org.sweepwatch.supervise.layer;

import java.util.List;

/** A file was not imported; nothing was changed. */
public final class RefusedFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** @param problems one line each: what, why, and the remedy */
    public RefusedFileException(List<String> problems) {
        super(
                problems.size() == 1
                        ? problems.get(0) + " (nothing was imported)"
                        : problems.size() + " problems, nothing was imported");
        this.problems = List.copyOf(problems);
    }

    /** Every problem of the file, one line each. */
    public List<String> problems() {
        return problems;
    }
}
