/** Two results of JMH (its JSON) side by side: what became better, worse, or cannot be told apart. */
package org.sweepwatch.bench.compare;
