/** What an operator's commands ask AWS for, held against the policy that allows it. */
@NullMarked
package dev.countersign.local.operator;

import org.jspecify.annotations.NullMarked;
