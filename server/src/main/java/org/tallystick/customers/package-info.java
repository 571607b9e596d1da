/** Whoever can owe a company money: master data, contacts, hierarchy, agreed terms, standing. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "access", "audit"})
package org.tallystick.customers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
