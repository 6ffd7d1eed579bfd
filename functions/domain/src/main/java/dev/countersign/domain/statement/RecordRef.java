package dev.countersign.domain.statement;

/** A record of the CRM: its type there and its id there, each 1 to 200 characters. */
public record RecordRef(String type, String id) {}
