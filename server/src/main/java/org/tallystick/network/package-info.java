/**
 * The network of electronic invoices: messages to receivers, what became of each, and what is to be done when a buyer rejects
 * one. A network is reached through a port; a sandbox is built in. What is unknown is ended by asking the network alone.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "access", "audit", "customers"})
package org.tallystick.network;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
