package dev.countersign.proof.month;

import dev.countersign.proof.json.JsonNode;

/** What the payer answered about an earlier month, or that it did not. */
public record AcceptanceLeaf(JsonNode.Obj json) implements MonthLeaf {}
