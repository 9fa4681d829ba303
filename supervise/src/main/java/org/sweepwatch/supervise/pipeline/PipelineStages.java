package org.sweepwatch.supervise.pipeline;

/** The stages of a {@link Pipeline}, each with what it has restored from the store. */
public record PipelineStages(
        DecodeStage decode,
        GeographyStage geography,
        HealthStage health,
        StoreStage store,
        LiveStage live,
        PipelineCounters counters) {}
