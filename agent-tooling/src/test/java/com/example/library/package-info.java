/** A library as applications bring it along. */
package com.example.library;
