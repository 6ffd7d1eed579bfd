package dev.countersign.testing.simulation.cloud;

import dev.countersign.testing.dynamo.InProcessDynamo;

/**
 * The table as it was at one time.
 *
 * @param changes how many changes it had had by then
 */
public record TableSnapshot(InProcessDynamo table, int changes) {}
