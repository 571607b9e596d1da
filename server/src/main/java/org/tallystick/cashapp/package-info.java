/**
 * Cash application: bank statements in, each line booked once, and open items settled where a reference leaves no doubt;
 * the rest is proposed to a person. Automation never undoes what a person did.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "access",
            "audit",
            "customers",
            "ledger",
            "payments",
            "receivables",
            "debits",
            "providers"
        })
package org.tallystick.cashapp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
