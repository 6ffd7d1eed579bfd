/**
 * AWS services behind the SDK: the clients, and the ports of the application that are one service
 * each (the event bus, the secrets).
 */
@NullMarked
package dev.countersign.aws.client;

import org.jspecify.annotations.NullMarked;
