/**
 * Reads what is sent and applied into the oracle's terms: attestations, session records and terms,
 * as JSON. It shares no code with the product but the reading of JSON and YAML.
 */
@NullMarked
package dev.countersign.testing.simulation.meaning;

import org.jspecify.annotations.NullMarked;
