"""The facts that a penalty asks for, and which earlier decisions count."""
