package org.sweepwatch.supervise.evaluate;

import java.util.List;
import org.sweepwatch.store.query.Appeal;
import org.sweepwatch.store.query.Evaluation;
import org.sweepwatch.store.query.EvaluationStep;

/** The file of a month (考评档案): where it stands, every step that led there, and every appeal. */
public record EvaluationFile(Evaluation evaluation, List<EvaluationStep> steps, List<Appeal> appeals) {}
