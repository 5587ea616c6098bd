# What `npm start` plays: runs every 2 seconds, thresholds of a few seconds.

story an organisation instance whose Regions come in time, or hang, or fail

policy  interval 0.0334  adding-warning 0.1  adding-critical 0.2  removing-warning 0.1  removing-critical 0.2
policy  reminders 0.5  not-seen-warning 0.1  not-seen-critical 0.2

# The organisation has signed in from one Region so far, and has replicated to a second.
00:00:00 org ACTIVE, eu-central-1 ACTIVE, eu-west-1 ACTIVE
00:00:02 us-east-1 ADDING since 00:00:02
00:00:04
00:00:06 us-east-1 ACTIVE
00:00:08 ap-southeast-2 ADDING since 00:00:08
00:00:10
00:00:12
00:00:14 -> opened warning region-adding ap-southeast-2 with "6s"
00:00:16
00:00:18
00:00:20 -> escalated critical region-adding ap-southeast-2 with "12s"
00:00:22
00:00:24 ap-southeast-2 ACTIVE
         -> closed completed region-adding ap-southeast-2 after 16s
00:00:26 sandbox CREATE_IN_PROGRESS
00:00:28
00:00:30 sandbox CREATE_FAILED "The customer managed key is disabled: enable it, then delete this instance and create it again."
         -> opened critical instance-create-failed sandbox with "The customer managed key is disabled"
