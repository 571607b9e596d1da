package org.tallystick.platform.web;

/** A page above the present one. */
public record Crumb(String title, String href) {}
