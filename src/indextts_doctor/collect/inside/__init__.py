"""What the deployment's interpreter reports: each module runs one probe in it and reads the result."""
