/**
 * Supporting documents: files kept byte for byte with their hash, linked to what they evidence and kept as long as they must;
 * and which of them charges need before they are billed, with how far each has come.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "access", "audit", "customers"})
package org.tallystick.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
