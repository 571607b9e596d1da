/**
 * The rules that every invoice is checked by before it is posted: what they say of the facts of a draft, how severe each is
 * for a company or a customer, what they found, and what somebody acknowledged. It knows no drafts; invoicing reads the
 * facts, asks, and lets a draft wait.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "access", "audit", "customers"})
package org.tallystick.scrubber;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
