package org.sweepwatch.supervise.evaluate.scheme;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which rank comes after districts with the same one (并列名次). All of them get the same points. */
public enum Ties {
    /** 1, 2, 2, 4. */
    @JsonProperty("skip-next")
    SKIP_NEXT,
    /** 1, 2, 2, 3. */
    @JsonProperty("dense")
    DENSE
}
